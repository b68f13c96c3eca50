package io.muniment.infra.identity;

/**
 * What whoever is signed in goes on with.
 *
 * @param expiresIn seconds for which the access token is good
 */
record IssuedTokens(String accessToken, String refreshToken, String tokenType, long expiresIn, String session) {

    /** Never the tokens. */
    @Override
    public String toString() {
        return "signed in with session " + session;
    }
}
