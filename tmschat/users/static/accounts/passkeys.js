// What allauth's scripts tell the console alone is said on the page: that a key was refused, or the question closed.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-failure").hidden = false;
});
