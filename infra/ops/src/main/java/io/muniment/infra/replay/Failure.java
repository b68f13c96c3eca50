package io.muniment.infra.replay;

import io.muniment.infra.rebuild.CannotRebuild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * A failure in words that quote nothing of what was read: statements with their parameters, a server's details and what
 * a parser stumbled over are rows and events.
 */
final class Failure {

    private static final String NO_CONNECTION = "08";
    private static final String HOUSE = "io.muniment.";

    private Failure() {}

    static String words(Throwable failed) {
        return ofDatabase(failed).orElseGet(() -> switch (failed) {
            case IOException unreadable -> unreadable.toString();
            case UncheckedIOException unreadable -> String.valueOf(unreadable.getCause());
            case CannotRebuild unfolded -> unfolded(unfolded);
            default -> "%s%s".formatted(failed.getClass().getSimpleName(), place(failed));
        });
    }

    private static Optional<String> ofDatabase(Throwable failed) {
        return causes(failed)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .reduce((earlier, later) -> isOfServer(earlier) ? earlier : later)
                .map(Failure::words);
    }

    /** A batch names its first failure as the one that comes next. */
    private static Stream<Throwable> causes(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .flatMap(each -> each instanceof SQLException chain
                        ? Stream.iterate(chain, Objects::nonNull, SQLException::getNextException)
                        : Stream.of(each));
    }

    private static boolean isOfServer(SQLException failed) {
        return failed instanceof PSQLException server && server.getServerErrorMessage() != null;
    }

    private static String words(SQLException failed) {
        String state = String.valueOf(failed.getSQLState());
        if (failed instanceof PSQLException server) {
            ServerErrorMessage said = server.getServerErrorMessage();
            if (said != null) {
                return "PostgreSQL says: %s (%s)".formatted(said.getMessage(), state);
            }
        }
        return state.startsWith(NO_CONNECTION)
                ? String.valueOf(failed.getMessage())
                : "the database could not be asked (%s)".formatted(state);
    }

    /** Which event it is, and of its cause only what the house says itself. */
    private static String unfolded(CannotRebuild unfolded) {
        String message = String.valueOf(unfolded.getMessage());
        Throwable cause = unfolded.getCause();
        return cause == null || cause.getMessage() == null || isOfTheHouse(cause)
                ? message
                : message.replace(cause.getMessage(), cause.getClass().getSimpleName());
    }

    private static boolean isOfTheHouse(Throwable failed) {
        StackTraceElement[] stack = failed.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith(HOUSE) && failed.getCause() == null;
    }

    private static String place(Throwable failed) {
        return Arrays.stream(failed.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(HOUSE))
                .findFirst()
                .map(" at %s"::formatted)
                .orElse("");
    }
}
