package io.muniment.infra.identity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code muniment.identity}.
 *
 * @param issuer that tokens name
 * @param signingKeyFile what signs tokens, a private RSA key in PEM; one is made in the data folder if none is named
 * @param otherSigningKeyFile another whose tokens count too, while one follows the other
 * @param refreshGrace for how long a refresh token that was used is answered as it was, for an answer that was lost
 * @param linksTo where the frontend is, to which links in mails lead
 */
@ConfigurationProperties("muniment.identity")
record IdentitySettings(
        @DefaultValue("urn:muniment") String issuer,
        @Nullable Path signingKeyFile,
        @Nullable Path otherSigningKeyFile,
        @DefaultValue("15m") Duration accessTokenLife,
        @DefaultValue("7d") Duration refreshTokenLife,
        @DefaultValue("10s") Duration refreshGrace,
        @DefaultValue("30d") Duration sessionLife,
        @DefaultValue("60m") Duration passwordLinkLife,
        @DefaultValue("7d") Duration invitationLife,
        @DefaultValue("http://localhost:8080") URI linksTo,
        @DefaultValue Password password,
        @DefaultValue Hold holdAccount,
        @DefaultValue AddressHold holdAddress,
        @DefaultValue FirstAdmin firstAdmin) {

    /**
     * What is asked of passwords.
     *
     * @param remembered how many of the last ones may not come again
     * @param maxAge after which another is to be set; none if it is 0
     */
    record Password(
            @DefaultValue("12") int minLength,
            @DefaultValue("5") int remembered,
            @DefaultValue("0s") Duration maxAge) {}

    /** How long those wait who tried one account in vain. */
    record Hold(
            @DefaultValue("5") int free,
            @DefaultValue("15s") Duration first,
            @DefaultValue("15m") Duration longest) {

        Holds.Limits limits() {
            return new Holds.Limits(free, first, longest);
        }
    }

    /** How long those wait who tried in vain from one address of the net, behind which may be a whole house. */
    record AddressHold(
            @DefaultValue("30") int free,
            @DefaultValue("15s") Duration first,
            @DefaultValue("15m") Duration longest) {

        Holds.Limits limits() {
            return new Holds.Limits(free, first, longest);
        }
    }

    /**
     * Whoever signs in first, and lets in all others.
     *
     * @param passwordFile a mounted secret; it is to be changed at the first sign-in
     */
    record FirstAdmin(
            @Nullable String email,
            @DefaultValue("Administrator") String name,
            @DefaultValue("main") String tenant,
            @Nullable Path passwordFile) {}
}
