package io.muniment.infra.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An evidence pack. Its files are looked through side by side, a line of each at a time. */
final class Pack {

    private static final String FORMAT = "muniment-evidence-pack/1";
    private static final String TYPE = "aggregateType";
    private static final String ID = "aggregateId";
    private static final JsonObject NOTHING = new JsonObject(Map.of());

    private final PackZip zip;
    private final JsonObject manifest;
    private final Checkpoint checkpoint;
    private final Set<Object> subjects;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> documents = new HashSet<>();
    private final PackZip.Lines opened;
    private final PackZip.Lines histories;
    private final PackZip.Lines states;
    private @Nullable Entry last;
    private JsonObject state = NOTHING;
    private long events;
    private long openedValues;
    private long erasedValues;

    Pack(PackZip zip, Collection<PublicKeyText> keys) throws IOException {
        this.zip = zip;
        String text = zip.text("manifest.json");
        manifest = JsonReader.object(text)
                .withNothingBut(
                        ("format origin tenant scope subjects asOf position checkpointSize aggregates events opened"
                                        + " erased documents files")
                                .split(" "));
        must(manifest.text("format").equals(FORMAT), "the manifest is of a format that is not known");
        String note = zip.text("manifest.note");
        String origin = manifest.text("origin");
        must(
                SignedNote.body(note).equals("%s\nevidence pack\n%s\n".formatted(origin, zip.sha256("manifest.json"))),
                "what was signed is another manifest");
        SignedNote.mustBeSigned(SignedNote.body(note), origin, SignedNote.seals(note), keys);
        mustHoldWhatIsListed();
        checkpoint = SignedNote.parse(zip.text("checkpoint")).verifiedBy(keys);
        must(
                checkpoint.origin().equals(origin) && checkpoint.size() == manifest.number("checkpointSize"),
                "the checkpoint is another one than the manifest says");
        subjects = manifest.objects("subjects").stream()
                .map(one -> List.of(one.text("type"), one.text("id")))
                .collect(Collectors.toSet());
        opened = zip.lines("opened.jsonl");
        histories = zip.lines("histories.jsonl");
        states = zip.lines("states.jsonl");
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new NotProven(otherwise);
        }
    }

    private void mustHoldWhatIsListed() throws IOException {
        List<String> listed = new ArrayList<>(List.of("manifest.json", "manifest.note"));
        for (JsonObject file : manifest.objects("files")) {
            String name = file.text("name");
            listed.add(name);
            must(
                    zip.names().contains(name) && zip.sha256(name).equals(file.text("sha256")),
                    "'%s' is not the file that the manifest lists".formatted(name));
        }
        must(
                zip.names().equals(listed),
                "the pack holds the files %s, the manifest lists %s".formatted(zip.names(), listed));
    }

    Checkpoint checkpoint() {
        return checkpoint;
    }

    /** Says in words what was checked. */
    List<String> verify() throws IOException {
        for (PackZip.Lines lines = zip.lines("events.jsonl"); !lines.isAtEnd(); events++) {
            JsonObject line = lines.next().withNothingBut("event", "hashes");
            event(ProofText.entry(line.object("event")), line.hashes("hashes"));
        }
        endAggregate();
        must(opened.isAtEnd() && histories.isAtEnd() && states.isAtEnd(), "more is said than there are events for");
        must(
                manifest.text("scope").equals("TENANT") ? subjects.isEmpty() : seen.size() == subjects.size(),
                "an aggregate that was asked for is missing");
        must(
                List.of(events, (long) seen.size(), openedValues, erasedValues)
                        .equals(List.of(
                                manifest.number("events"),
                                manifest.number("aggregates"),
                                manifest.number("opened"),
                                manifest.number("erased"))),
                "there is more or less in the pack than its manifest counts");
        return words(documents());
    }

    private void event(Entry event, List<Hash> hashes) throws IOException {
        String where = "position %d: ".formatted(event.position());
        new InclusionProof(event.position(), checkpoint.size(), hashes).verify(event.leaf(), checkpoint.root());
        must(
                event.position() <= manifest.number("position")
                        && !event.recordedAt().isAfter(manifest.time("asOf")),
                where + "the event came later than what was asked for");
        JsonObject metadata = JsonReader.object(event.metadata());
        must(metadata.text("tenant").equals(manifest.text("tenant")), where + "the event is of another tenant");
        Entry before = last;
        if (before == null || !before.aggregateId().equals(event.aggregateId())) {
            endAggregate();
            must(seen.add(event.aggregateId()), where + "events of " + event.aggregateId() + " stand in two places");
            must(
                    subjects.isEmpty() || subjects.contains(List.of(event.aggregateType(), event.aggregateId())),
                    where + "nobody has asked for " + event.aggregateId());
            must(event.version() == 0, where + "the first event of %s is missing".formatted(event.aggregateId()));
        } else {
            must(
                    event.version() == before.version() + 1,
                    where + "version %d of %s is missing".formatted(before.version() + 1, event.aggregateId()));
        }
        last = event;
        JsonObject payload = JsonReader.object(event.payload());
        opened(where, event, payload);
        history(where, event, metadata);
        if (payload.members().get("sha256") instanceof String sha256) {
            documents.add(sha256);
        }
    }

    private void opened(String where, Entry event, JsonObject payload) throws IOException {
        Set<String> sealed = payload.members().keySet().stream()
                .filter(name -> SealedValue.of(payload.members().get(name)) != null)
                .collect(Collectors.toSet());
        if (sealed.isEmpty()) {
            return;
        }
        JsonObject line = opened.next().withNothingBut("position", "values");
        must(line.number("position") == event.position(), where + "it is not said what was sealed");
        for (JsonObject value : line.objects("values")) {
            must(sealed.remove(value.text("component")), where + "something is shown that was not sealed");
            SealedValue stored = SealedValue.of(payload.members().get(value.text("component")));
            if (stored == null
                    || value.withNothingBut("component", "erased", "key", "plain")
                            .has("erased")) {
                must(!value.has("key") && !value.has("plain"), where + "something is erased and shown");
                erasedValues++;
            } else {
                stored.mustBe(value.text("plain"), value.text("key"));
                openedValues++;
            }
        }
        must(sealed.isEmpty(), where + "it is not said what was sealed as " + sealed);
    }

    private void history(String where, Entry event, JsonObject metadata) throws IOException {
        JsonObject line = histories.next();
        boolean isOfTheEvent = line.number("position") == event.position()
                && line.number("version") == event.version()
                && line.text(TYPE).equals(event.aggregateType())
                && line.text(ID).equals(event.aggregateId())
                && line.text("name").equals(event.name())
                && line.time("recordedAt").equals(event.recordedAt())
                && java.util.stream.Stream.of("actor", "role", "onBehalfOf", "requestId", "effective")
                        .allMatch(name -> java.util.Objects.equals(
                                line.members().get(name), metadata.members().get(name)));
        must(isOfTheEvent, where + "its history tells of another event");
        try {
            state = JsonPatch.applied(state, line.objects("change"));
        } catch (NotProven unfit) {
            throw new NotProven(where + unfit.reason());
        }
    }

    private void endAggregate() throws IOException {
        Entry end = last;
        if (end != null && !state.equals(NOTHING)) {
            JsonObject line = states.next().withNothingBut(TYPE, ID, "version", "state");
            must(
                    line.text(TYPE).equals(end.aggregateType())
                            && line.text(ID).equals(end.aggregateId())
                            && line.number("version") == end.version()
                            && line.object("state").equals(state),
                    "the changes of %s do not lead to the state that is shown of it".formatted(end.aggregateId()));
        }
        state = NOTHING;
    }

    /** Says how many of them are missing. */
    private long documents() throws IOException {
        Set<String> files = new HashSet<>(zip.names().subList(2, zip.names().size()));
        long missing = 0;
        for (JsonObject document : manifest.objects("documents")) {
            String sha256 = document.withNothingBut("sha256", "missing").text("sha256");
            must(documents.remove(sha256), "no event names the document " + sha256);
            if (document.has("missing")) {
                missing++;
            } else {
                must(files.remove("documents/" + sha256), "the document %s is not in the pack".formatted(sha256));
                must(zip.sha256("documents/" + sha256).equals(sha256), "the document %s was altered".formatted(sha256));
            }
        }
        must(documents.isEmpty(), "nothing is said of the documents " + documents);
        files.removeAll(Set.of(
                "checkpoint",
                "events.jsonl",
                "opened.jsonl",
                "histories.jsonl",
                "states.jsonl",
                "rules.json",
                "report.html"));
        must(files.isEmpty(), "no event names " + files);
        return missing;
    }

    private List<String> words(long missing) {
        return List.of(
                "%d events of %d aggregates of the tenant %s, all that had been recorded by %s of what was asked for (%s)"
                        .formatted(
                                events,
                                seen.size(),
                                manifest.text("tenant"),
                                manifest.text("asOf"),
                                manifest.text("scope")),
                "checked: the file holds %d entries and nothing else; a manifest that was signed with a key that you trust lists"
                                .formatted(zip.names().size())
                        + " each with its SHA-256",
                "checked: each event stands, as it was stored, at its position among the %d that %s has signed on %s; those of"
                                .formatted(checkpoint.size(), checkpoint.origin(), checkpoint.time())
                        + " an aggregate follow each other from its first one on without a gap",
                "checked: %d values that are shown of persons are what was sealed in the events; %d are erased, and nobody can"
                                .formatted(openedValues, erasedValues)
                        + " open them",
                "checked: who, when and what stands in the events, and the changes lead one after the other to the states shown",
                "checked: %d documents are the files that the events name by their SHA-256; %d are missing, the manifest says why"
                        .formatted(manifest.objects("documents").size() - missing, missing),
                "NOT checked: that no later event and no other aggregate of the tenant was left out. The signed manifest says so,"
                        + " and the whole ledger would show it (muniment-verify log)",
                "NOT checked: that the changes, the sentences, rules.json and report.html say what the events mean. They are"
                        + " signed, and are the word of whoever made the pack",
                "NOT checked: that what was recorded is true");
    }
}
