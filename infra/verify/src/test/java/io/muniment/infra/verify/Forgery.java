package io.muniment.infra.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A file that is handed over beside a checkpoint that the auditor has kept, or that is forged too. */
record Forgery(String name, String command, String file, String kept) {

    static final int INDEX = 11;
    static final int EARLIER = 13;
    static final int SIZE = 22;

    static final long SEED = ThreadLocalRandom.current().nextLong();
    static final SampleLedger LEDGER = SampleLedger.of(SEED, SIZE);
    static final SampleLedger OTHER = SampleLedger.of(SEED + 1, SIZE);
    static final SigningKey STRANGER = SigningKey.make(SampleLedger.ORIGIN);

    static String keptEarlier() {
        return LEDGER.note(EARLIER).text();
    }

    static String keptLater() {
        return LEDGER.note(SIZE).text();
    }

    static Forgery inclusion(String name, Consumer<Map<String, Object>> forge) {
        Map<String, Object> proof = LEDGER.inclusionJson(INDEX, SIZE);
        forge.accept(proof);
        return new Forgery(name, "inclusion", SampleLedger.written(proof), keptLater());
    }

    static Forgery consistency(String name, Consumer<Map<String, Object>> forge) {
        Map<String, Object> proof = LEDGER.consistencyJson(EARLIER, SIZE);
        forge.accept(proof);
        return new Forgery(name, "consistency", SampleLedger.written(proof), keptEarlier());
    }

    static Forgery written(String name, UnaryOperator<String> forge) {
        String proof = SampleLedger.written(LEDGER.inclusionJson(INDEX, SIZE));
        String forged = forge.apply(proof);
        assertThat(forged).as(name).isNotEqualTo(proof);
        return new Forgery(name, "inclusion", forged, keptLater());
    }

    static Forgery checkpoint(String name, UnaryOperator<String> forge) {
        String forged = forge.apply(keptLater());
        assertThat(forged).as(name).isNotEqualTo(keptLater());
        return new Forgery(name, "checkpoint", forged, "");
    }

    static Forgery log(String name, Consumer<List<Map<String, Object>>> forge) {
        List<Map<String, Object>> lines = LEDGER.log();
        forge.accept(lines);
        return new Forgery(name, "log", lines(lines), keptLater());
    }

    static String lines(List<Map<String, Object>> lines) {
        StringBuilder file = new StringBuilder();
        lines.forEach(line -> file.append(SampleLedger.written(line)).append('\n'));
        return file.toString();
    }

    @Override
    public String toString() {
        return command + ": " + name;
    }
}
