package io.muniment.infra.bench.faults;

import io.muniment.infra.bench.faults.Sent.Outcome;
import io.muniment.infra.bench.running.Caller;
import io.muniment.infra.bench.running.Caller.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.Random;

/**
 * Sends one command after the other. What is not answered, or with a failure of the server's, is sent again under the
 * same key, as a good caller does; now and then it is given up instead, as others do.
 */
final class Clerk {

    private static final int TOO_MANY_TRIES = 400;
    private static final int PAUSE_MILLIS = 100;
    private static final double GIVES_UP = 0.05;

    /** Where the requests are that all clerks work on, and where what they sent is noted. */
    record Desk(List<String> requests, Queue<Sent> sent) {}

    private final Caller ada;
    private final Caller rita;
    private final Desk desk;
    private final Random random;
    private final String name;
    private int commands;

    Clerk(Caller ada, Caller rita, Desk desk, String name, long seed) {
        this.ada = ada;
        this.rita = rita;
        this.desk = desk;
        this.name = name;
        this.random = new Random(seed);
    }

    /** One command; returns when its answer is final, or it was given up. */
    void work() throws InterruptedException {
        String key = name + "-" + commands++;
        int choice = random.nextInt(100);
        if (choice < 15 || desk.requests().isEmpty()) {
            submit(key);
        } else if (choice < 30) {
            attach(key);
        } else if (choice < 40) {
            note(key, "claim", "");
        } else if (choice < 50) {
            note(key, "release", "");
        } else {
            note(key, "notes", "{\"text\":\"" + key + "\"}");
        }
    }

    private void submit(String key) throws InterruptedException {
        Outcome outcome =
                send(key, "submit", headers -> ada.post("/api/verification-requests", """
                {"type":"PROPERTY","subject":"%s","subjectLabel":"1 Harbour Street","applicantName":"Ada Byron"}""".formatted(key), headers));
        if (outcome instanceof Outcome.Acknowledged submitted) {
            desk.requests().add(submitted.aggregateId());
        }
    }

    private void attach(String key) throws InterruptedException {
        String path = someRequest() + "/documents";
        send(
                key,
                path,
                headers -> ada.upload(
                        path, "TITLE_DEED", "Title register: 1 Harbour Street, proprietor Ada Byron, " + key, headers));
    }

    private void note(String key, String verb, String body) throws InterruptedException {
        String path = someRequest() + "/" + verb;
        send(key, path, headers -> rita.post(path, body, headers));
    }

    private String someRequest() {
        List<String> requests = desk.requests();
        return "/api/verification-requests/" + requests.get(random.nextInt(requests.size()));
    }

    private Outcome send(String key, String command, Try attempt) throws InterruptedException {
        String[] headers = {"Idempotency-Key", key, "X-Request-Id", key};
        long firstSent = System.nanoTime();
        boolean isPatient = random.nextDouble() >= GIVES_UP;
        Outcome outcome = new Outcome.Unknown();
        for (int tries = 0; tries < TOO_MANY_TRIES; tries++) {
            try {
                Answer answer = attempt.send(headers);
                if (answer.isFinal()) {
                    outcome = outcomeOf(answer);
                    break;
                }
            } catch (IOException nobodyKnows) {
                // whether it was done: asking again tells
            }
            if (!isPatient) {
                break;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        desk.sent().add(new Sent(key, command, firstSent, outcome));
        return outcome;
    }

    private static Outcome outcomeOf(Answer answer) {
        return answer.status() / 100 == 2
                ? new Outcome.Acknowledged(
                        answer.text("id"), answer.body().path("version").asLong(-1), System.nanoTime())
                : new Outcome.Refused(answer.status(), answer.text("code"));
    }

    @FunctionalInterface
    private interface Try {
        Answer send(String... headers) throws IOException, InterruptedException;
    }
}
