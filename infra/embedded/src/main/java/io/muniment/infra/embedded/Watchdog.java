package io.muniment.infra.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A shell that stops PostgreSQL when the pipe to this JVM closes, which the operating system sees to even after kill
 * -9. It ignores the signals of a terminal, because Ctrl-C reaches the whole process group and the application goes
 * first.
 */
final class Watchdog implements AutoCloseable {

    private static final String SCRIPT = """
        trap '' INT TERM HUP
        data=$1
        read -r pid started || true
        cat > /dev/null
        running() { { read -r now_pid; read -r _; read -r now_started; } 2> /dev/null < "$data/postmaster.pid"; }
        if [ -z "$pid" ]; then                # the owner died while the server was still starting
          for i in 1 2 3 4 5 6 7 8 9 10; do
            if running; then pid=$now_pid; started=$now_started; break; fi
            sleep 1
          done
        fi
        same() { running && [ "$now_pid" = "$pid" ] && [ "$now_started" = "$started" ] && kill -0 "$pid" 2> /dev/null; }
        same && kill -INT "$pid"              # fast shutdown: sessions are ended, everything is written
        i=0
        while same; do
          i=$((i + 1))
          if [ $i -eq 60 ]; then kill -QUIT "$pid"; fi
          if [ $i -eq 70 ]; then exit 1; fi
          sleep 1
        done
        """;

    private final Process shell;
    private final Writer pipe;

    private Watchdog(Process shell) {
        this.shell = shell;
        this.pipe = shell.outputWriter();
    }

    static Watchdog over(Path dataDirectory) throws IOException {
        var shell = new ProcessBuilder("sh", "-c", SCRIPT, "muniment-postgres-watchdog", dataDirectory.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Watchdog(shell);
    }

    void watch(Postmaster postmaster) throws IOException {
        pipe.write(postmaster.pid() + " " + postmaster.startedEpochSecond() + "\n");
        pipe.flush();
    }

    /** Stops the server if it still runs and returns when it has gone. */
    @Override
    public void close() {
        try {
            pipe.close();
            shell.waitFor(90, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
