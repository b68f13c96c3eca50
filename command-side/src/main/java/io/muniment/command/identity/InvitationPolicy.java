package io.muniment.command.identity;

import java.time.Duration;

/**
 * What an installation may want otherwise.
 *
 * @param openFor how long an invitation may be accepted after it was sent
 */
public record InvitationPolicy(Duration openFor) {}
