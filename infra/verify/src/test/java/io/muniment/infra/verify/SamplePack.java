package io.muniment.infra.verify;

import static io.muniment.infra.verify.Members.at;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A true pack of a small ledger, as the application writes it, every part of which can be forged before it is signed.
 */
final class SamplePack {

    static final SigningKey KEY = SigningKey.make(SampleLedger.ORIGIN);
    static final String DOCUMENT = "Title deed of 1 Harbour Street";
    static final byte[] VALUE_KEY = new byte[32];
    private static final int SIZE = 7;

    final List<Map<String, Object>> events = new ArrayList<>();
    final List<Map<String, Object>> opened = new ArrayList<>();
    final List<Map<String, Object>> histories = new ArrayList<>();
    final List<Map<String, Object>> states = new ArrayList<>();
    final List<Object> documents = new ArrayList<>();
    final Map<String, byte[]> documentFiles = new LinkedHashMap<>();
    final Map<String, Object> manifest = new LinkedHashMap<>();

    /** What is put into the ZIP instead, by its name; after it was listed and signed. */
    final Map<String, byte[]> replaced = new LinkedHashMap<>();

    final List<String> leftOut = new ArrayList<>();
    final Map<String, byte[]> unlisted = new LinkedHashMap<>();
    SigningKey signer = KEY;
    SignedNote checkpoint;
    boolean isCompressed;
    boolean hasComment;
    String note = "evidence pack";

    SamplePack() {
        SampleLedger ledger = ledger();
        checkpoint = ledger.note(SIZE);
        for (int position : List.of(0, 2, 3, 1, 5)) {
            events.add(members(
                    "event",
                    SampleLedger.json(ledger.events().get(position)),
                    "hashes",
                    new ArrayList<Object>(ledger.inclusion(position, SIZE).path().stream()
                            .map(Hash::toString)
                            .toList())));
            histories.add(history(ledger.events().get(position)));
        }
        opened.add(members(
                "position",
                0,
                "values",
                new ArrayList<Object>(List.of(members(
                        "component",
                        "name",
                        "key",
                        Base64.getEncoder().encodeToString(VALUE_KEY),
                        "plain",
                        "\"Ada\"")))));
        opened.add(members(
                "position", 1, "values", new ArrayList<Object>(List.of(members("component", "name", "erased", true)))));
        change(0, "add", "/name", "Ada");
        change(1, "add", "/documents", List.of(sha256(DOCUMENT)));
        change(2, "test", "/name", "Ada");
        change(2, "replace", "/name", "Ada B.");
        change(3, "add", "/name", "erased");
        changes(4).add(members("op", "remove", "path", "/name"));
        change(4, "add", "/a~1b", 1);
        states.add(state("vrq_a", 2, members("name", "Ada B.", "documents", List.of(sha256(DOCUMENT)))));
        states.add(state("vrq_b", 1, members("a/b", 1)));
        documents.add(members("sha256", sha256(DOCUMENT)));
        documents.add(members("sha256", sha256("gone"), "missing", "erased"));
        documentFiles.put(sha256(DOCUMENT), DOCUMENT.getBytes(StandardCharsets.UTF_8));
        manifest.putAll(members("format", "muniment-evidence-pack/1", "origin", SampleLedger.ORIGIN, "tenant", "demo"));
        manifest.put("scope", "SET");
        manifest.put(
                "subjects",
                new ArrayList<Object>(List.of(
                        members("type", "verification-request", "id", "vrq_a"),
                        members("type", "verification-request", "id", "vrq_b"))));
        manifest.put("asOf", SampleLedger.BEGIN.plusSeconds(5).toString());
        manifest.putAll(members("position", 5, "checkpointSize", SIZE, "aggregates", 2, "events", 5));
        manifest.putAll(members("opened", 1, "erased", 1));
    }

    private static SampleLedger ledger() {
        List<Entry> events = new ArrayList<>();
        events.add(event(0, "vrq_a", 0, "\"name\": %s".formatted(sealed("\"Ada\"", 1)), "demo"));
        events.add(event(1, "vrq_b", 0, "\"name\": %s".formatted(sealed("\"Bob\"", 2)), "demo"));
        events.add(event(2, "vrq_a", 1, "\"sha256\": \"%s\"".formatted(sha256(DOCUMENT)), "demo"));
        events.add(event(3, "vrq_a", 2, "\"share\": 0.25", "demo"));
        events.add(event(4, "vrq_c", 0, "\"x\": 1", "other"));
        events.add(event(5, "vrq_b", 1, "\"sha256\": \"%s\"".formatted(sha256("gone")), "demo"));
        events.add(event(6, "vrq_a", 3, "\"x\": 1", "demo"));
        return new SampleLedger(events, KEY);
    }

    private static Entry event(long position, String id, long version, String member, String tenant) {
        return new Entry(
                position,
                SampleLedger.BEGIN.plusSeconds(position),
                "verification-request",
                id,
                version,
                "verification.Something",
                1,
                "{\"id\": \"%s\", %s}".formatted(id, member),
                "{\"actor\": \"rita\", \"role\": \"REVIEWER\", \"tenant\": \"%s\", \"requestId\": \"r\"}"
                        .formatted(tenant),
                "event-" + position);
    }

    /** The first half of the nonce makes the key of a value, which is given here. */
    private static String sealed(String plain, int nonce) {
        try {
            byte[] bytes = new byte[24];
            Arrays.fill(bytes, (byte) nonce);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(VALUE_KEY, "AES"), new GCMParameterSpec(128, bytes, 12, 12));
            cipher.updateAAD("psn_1".getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream sealed = new ByteArrayOutputStream();
            sealed.writeBytes(bytes);
            sealed.writeBytes(cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8)));
            return "{\"person\": \"psn_1\", \"sealed\": \"%s\"}"
                    .formatted(Base64.getEncoder().encodeToString(sealed.toByteArray()));
        } catch (GeneralSecurityException noJdk) {
            throw new IllegalStateException(noJdk);
        }
    }

    private static Map<String, Object> history(Entry event) {
        return members(
                "position", event.position(),
                "aggregateType", event.aggregateType(),
                "aggregateId", event.aggregateId(),
                "version", event.version(),
                "name", event.name(),
                "narrative", "did something",
                "recordedAt", event.recordedAt().toString(),
                "actor", "rita",
                "role", "REVIEWER",
                "requestId", "r",
                "change", new ArrayList<Object>());
    }

    @SuppressWarnings("unchecked")
    List<Object> changes(int line) {
        return (List<Object>) at(histories.get(line), "change");
    }

    private void change(int line, String op, String path, Object value) {
        changes(line).add(members("op", op, "path", path, "value", value));
    }

    private static Map<String, Object> state(String id, int version, Map<String, Object> state) {
        return members("aggregateType", "verification-request", "aggregateId", id, "version", version, "state", state);
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> value(int line) {
        return (Map<String, Object>) ((List<Object>) at(opened.get(line), "values")).getFirst();
    }

    static Map<String, Object> members(Object... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (int place = 0; place < namesAndValues.length; place += 2) {
            members.put((String) namesAndValues[place], namesAndValues[place + 1]);
        }
        return members;
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException noJdk) {
            throw new IllegalStateException(noJdk);
        }
    }

    byte[] zip() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("checkpoint", bytes(checkpoint.text()));
        files.put("events.jsonl", bytes(Forgery.lines(events)));
        files.put("opened.jsonl", bytes(Forgery.lines(opened)));
        files.put("histories.jsonl", bytes(Forgery.lines(histories)));
        files.put("states.jsonl", bytes(Forgery.lines(states)));
        files.put("rules.json", bytes("{}\n"));
        files.put("report.html", bytes("<!doctype html>\n"));
        documentFiles.forEach((sha256, content) -> files.put("documents/" + sha256, content));
        manifest.putIfAbsent("documents", documents);
        List<Object> listed = new ArrayList<>();
        files.forEach((name, content) ->
                listed.add(members("name", name, "sha256", sha256(content), "bytes", content.length)));
        manifest.put("files", listed);
        String text = SampleLedger.written(manifest) + "\n";
        String signed = "%s\n%s\n%s\n".formatted(SampleLedger.ORIGIN, note, sha256(text));
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("manifest.json", bytes(text));
        all.put("manifest.note", bytes(SignedNote.text(signed, List.of(signer.sign(signed)))));
        all.putAll(files);
        all.putAll(replaced);
        leftOut.forEach(all::remove);
        all.putAll(unlisted);
        return zipped(all);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] zipped(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
                entry.setMethod(isCompressed ? ZipEntry.DEFLATED : ZipEntry.STORED);
                if (!isCompressed) {
                    CRC32 crc = new CRC32();
                    crc.update(file.getValue());
                    entry.setSize(file.getValue().length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
            if (hasComment) {
                zip.setComment("and this");
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
