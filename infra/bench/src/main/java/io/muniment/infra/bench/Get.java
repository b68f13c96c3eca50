package io.muniment.infra.bench;

import io.muniment.infra.bench.running.ApplicationProcess;
import io.muniment.infra.bench.running.BenchEndpoint;
import io.muniment.infra.bench.running.Caller;
import io.muniment.infra.bench.running.Following;
import io.muniment.infra.bench.running.KeepAlive;
import io.muniment.infra.bench.running.Servers;
import io.muniment.infra.bench.running.Story;
import io.muniment.infra.bench.timing.ClosedLoop;
import io.muniment.infra.bench.timing.InTurns;
import io.muniment.infra.bench.timing.Reference;
import io.muniment.infra.bench.timing.WarmUp;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Authenticated reads over HTTP, against an endpoint of the same server that is behind the same edge and does nothing.
 */
final class Get implements Measure {

    private static final int CLIENTS = 8;
    private static final int REQUESTS = 400;

    @Override
    public void take(Session session) throws IOException, SQLException, InterruptedException {
        try (Servers servers = Servers.withoutSearch(session.folder());
                ApplicationProcess application = ApplicationProcess.start(
                        servers.settings(session.folder().resolve("data")), session.log("application"))) {
            Story.live(application.base(), servers.database()).queued(REQUESTS);
            Following.awaitRows(servers.database());
            String token = Caller.signIn(application.base(), "rita").token();
            List<KeepAlive> connections = connect(application.base());
            try {
                Empty empty = new Empty(stepsOf(connections, BenchEndpoint.EMPTY, token));
                measure("get@one", Story.REQUESTS + "/" + Story.idOf(1), token, connections, empty, session);
                measure("get@page100", Story.REQUESTS + "?size=100", token, connections, empty, session);
            } finally {
                for (KeepAlive connection : connections) {
                    connection.close();
                }
            }
        }
    }

    private static void measure(
            String name, String path, String token, List<KeepAlive> connections, Reference empty, Session session)
            throws IOException, SQLException, InterruptedException {
        List<ClosedLoop.Step> steps = stepsOf(connections, path, token);
        WarmUp.of(name, steps, session);
        empty.perSecond(CLIENTS, session.either(2, 5));
        session.report().line(new InTurns(name, session, empty).measure(CLIENTS, steps));
    }

    private static List<KeepAlive> connect(URI base) throws IOException {
        List<KeepAlive> connections = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            connections.add(new KeepAlive(base));
        }
        return connections;
    }

    private static List<ClosedLoop.Step> stepsOf(List<KeepAlive> connections, String path, String token) {
        byte[] request = KeepAlive.request("GET", path, token);
        return connections.stream()
                .<ClosedLoop.Step>map(connection -> () -> connection.exchange(request))
                .toList();
    }

    private record Empty(List<ClosedLoop.Step> steps) implements Reference {

        @Override
        public String name() {
            return "empty-endpoint";
        }

        @Override
        public double perSecond(int clients, int seconds) throws InterruptedException {
            return ClosedLoop.run(steps, Duration.ofSeconds(seconds)).perSecond();
        }
    }
}
