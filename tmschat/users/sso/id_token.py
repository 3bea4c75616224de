"""Tokens that an OpenID provider has signed: ID tokens, and logout tokens of its back channel."""

from typing import Any

import jwt
import requests
from allauth.socialaccount.providers.oauth2.client import OAuth2Error

LEEWAY_S = 60  # clocks differ
# Only signatures that the provider's public keys check: with a symmetric one, a key that everybody knows would do.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
Claims = dict[str, Any]


def verified(
    raw: str, *, keys_url: str, issuer: str, client_id: str, required: tuple[str, ...], session: requests.Session
) -> Claims:
    """Give the claims of a token signed by `issuer` for us.

    Raises OAuth2Error unless signature, `iss`, `aud`, `azp`, `exp` and the presence of `required` are right
    (OpenID Connect Core 1.0, 3.1.3.7), RequestException where the keys cannot be had.
    """
    try:
        key = _key_for(jwt.get_unverified_header(raw), keys_url, session)
        claims: Claims = jwt.decode(
            raw,
            key.key,
            algorithms=list(ALGORITHMS),
            audience=client_id,
            issuer=issuer,
            leeway=LEEWAY_S,
            options={"require": ["iss", "aud", "iat", *required]},
        )
    except (jwt.PyJWTError, TypeError) as error:  # TypeError: a key of another kind than the header says
        raise OAuth2Error(f"the token does not hold: {error}") from error
    if claims.get("azp", client_id) != client_id:
        raise OAuth2Error("the token was issued to another client")
    return claims


def _key_for(header: dict[str, Any], keys_url: str, session: requests.Session) -> jwt.PyJWK:
    if header.get("alg") not in ALGORITHMS:
        raise OAuth2Error("the token's signature is of a kind that is not accepted")
    answer = session.get(keys_url)
    answer.raise_for_status()
    keys = [key for key in jwt.PyJWKSet.from_dict(answer.json()).keys if key.public_key_use in {None, "sig"}]
    named = [key for key in keys if key.key_id == header.get("kid")] if "kid" in header else keys
    if len(named) != 1:
        raise OAuth2Error("the provider has no such key")
    return named[0]
