package io.muniment.infra.bench.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;

/** One way to break the site, which stands broken for a moment and is then made whole. */
enum Fault {
    KILL_APPLICATION {
        @Override
        void strike(Site site, Random random) throws IOException, InterruptedException {
            site.killApplication();
        }
    },
    PAUSE_APPLICATION {
        @Override
        void strike(Site site, Random random) throws IOException, InterruptedException {
            site.pauseApplication();
            waitUpTo(Duration.ofSeconds(4), random);
            site.resumeApplication();
        }
    },
    KILL_POSTGRES {
        @Override
        void strike(Site site, Random random) throws IOException, InterruptedException {
            site.killPostgres();
            waitUpTo(Duration.ofSeconds(1), random);
        }
    },
    KILL_SESSION {
        @Override
        void strike(Site site, Random random) throws SQLException {
            site.killOneSession(random);
        }
    },
    PAUSE_POSTGRES {
        @Override
        void strike(Site site, Random random) throws IOException, InterruptedException {
            site.pausePostgres();
            waitUpTo(Duration.ofSeconds(4), random);
            site.resumePostgres();
        }
    },
    CUT_CONNECTIONS {
        @Override
        void strike(Site site, Random random) {
            site.cutConnections();
        }
    },
    FILL_DISK {
        @Override
        void strike(Site site, Random random) throws IOException, InterruptedException {
            site.fillDisk();
            waitUpTo(Duration.ofSeconds(3), random);
        }
    };

    abstract void strike(Site site, Random random) throws IOException, SQLException, InterruptedException;

    private static void waitUpTo(Duration longest, Random random) throws InterruptedException {
        Thread.sleep(random.nextLong(longest.toMillis()));
    }

    /** As it is said in reports: {@code kill-application}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
