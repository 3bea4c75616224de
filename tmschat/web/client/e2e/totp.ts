import { createHmac } from "node:crypto";

const STEP_S = 30;
const DIGITS = 6;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The code that an authenticator shows now for a secret in base32. Source: RFC 6238. */
export function totp(secret: string): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000 / STEP_S)));
  const mac = createHmac("sha1", decoded(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return `${(mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** DIGITS}`.padStart(DIGITS, "0");
}

function decoded(base32: string): Buffer {
  const bits = Array.from(base32, (letter) => LETTERS.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
}
