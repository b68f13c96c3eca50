package io.muniment.infra.evidence;

import static io.muniment.infra.evidence.PackDocuments.FOLDER;

import io.muniment.infra.documents.KeptFiles;
import io.muniment.infra.eventstore.LedgerLives;
import io.muniment.infra.history.LifeJson;
import io.muniment.infra.privacy.ValueKeys;
import io.muniment.infra.proof.ProvenEvents;
import io.muniment.infra.verify.SignedNote;
import io.muniment.kernel.event.Fold;
import io.muniment.kernel.evidence.EvidencePackState;
import io.muniment.kernel.evidence.PackSubject;
import io.muniment.kernel.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jooq.DSLContext;
import tools.jackson.databind.json.JsonMapper;

/** What belongs into a pack: it follows from what was asked and the position, and from nothing else. */
final class PackContents {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> ORDER = List.of(
            "manifest.json",
            "manifest.note",
            "checkpoint",
            "events.jsonl",
            "opened.jsonl",
            "histories.jsonl",
            "states.jsonl",
            "rules.json",
            "report.html");

    private final DSLContext db;
    private final LedgerSubjects subjects;
    private final ProvenEvents proven;
    private final LedgerLives lives;
    private final LifeJson told;
    private final ValueKeys keys;
    private final KeptFiles files;
    private final Collection<Fold<?, ?>> folds;

    PackContents(
            DSLContext db,
            LedgerSubjects subjects,
            ProvenEvents proven,
            LedgerLives lives,
            LifeJson told,
            ValueKeys keys,
            KeptFiles files,
            Collection<Fold<?, ?>> folds) {
        this.db = db;
        this.subjects = subjects;
        this.proven = proven;
        this.lives = lives;
        this.told = told;
        this.keys = keys;
        this.files = files;
        this.folds = List.copyOf(folds);
    }

    /** Is told how many events are done. */
    @FunctionalInterface
    interface Progress {
        void done(long events);
    }

    PackFolder.Zip write(
            Path workshop,
            TenantId tenant,
            EvidencePackState pack,
            long position,
            SignedNote checkpoint,
            Progress progress)
            throws IOException {
        PackFolder folder = new PackFolder(workshop, PackFolder.Limits.OF_THE_FORMAT);
        PackDocuments documents = new PackDocuments(files, tenant, folder);
        UsedRules rules = new UsedRules(folds);
        Report.Totals totals;
        try (Report report = new Report(workshop)) {
            try (PackWriter writer = new PackWriter(folder, report, documents, rules, keys);
                    Stream<PackSubject> all = subjectsOf(tenant, pack, position)) {
                for (Iterator<PackSubject> next = all.iterator(); next.hasNext(); ) {
                    aggregate(next.next(), position, checkpoint.checkpoint().size(), writer);
                    progress.done(writer.eventCount());
                }
                totals = writer.totals(position);
            }
            report.documents(documents);
            try (PackFolder.Writing page = folder.write("report.html")) {
                report.assemble(page, pack, tenant.value(), checkpoint.checkpoint(), totals);
            }
        }
        folder.add("rules.json", JSON.writeValueAsString(rules.told()) + "\n");
        folder.add("checkpoint", checkpoint.text());
        sign(folder, JSON.writeValueAsString(manifest(folder, tenant, pack, checkpoint, totals, documents)) + "\n");
        return folder.zip(inOrder(folder.entries()));
    }

    private Stream<PackSubject> subjectsOf(TenantId tenant, EvidencePackState pack, long position) {
        return pack.subjects().isEmpty() ? subjects.all(tenant, position) : sorted(pack).stream();
    }

    private static List<PackSubject> sorted(EvidencePackState pack) {
        return pack.subjects().stream()
                .sorted(Comparator.comparing(PackSubject::id))
                .toList();
    }

    /** In a transaction, so that its events come as they are looked at. */
    private void aggregate(PackSubject subject, long position, long size, PackWriter writer) {
        db.transaction(reading -> {
            DSLContext here = reading.dsl();
            long last = subjects.lastVersion(subject.id(), position);
            LifeJson.Life life = told.of(subject.type());
            writer.begin(subject);
            try (Stream<DomainEventMessage<?>> messages = lives.of(here, subject.id(), last)) {
                Iterator<DomainEventMessage<?>> next = messages.iterator();
                proven.ofAggregate(here, subject.id(), position, size, one -> {
                    try {
                        writer.event(one, next.next(), life);
                    } catch (IOException full) {
                        throw new UncheckedIOException(full);
                    }
                });
            }
            writer.end(subject, last, life.state());
        });
    }

    private Map<String, Object> manifest(
            PackFolder folder,
            TenantId tenant,
            EvidencePackState pack,
            SignedNote checkpoint,
            Report.Totals totals,
            PackDocuments documents) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", "muniment-evidence-pack/1");
        manifest.put("origin", proven.origin());
        manifest.put("tenant", tenant.value());
        manifest.put("scope", pack.scope().name());
        manifest.put("subjects", sorted(pack));
        manifest.put("asOf", pack.asOf().toString());
        manifest.put("position", totals.position());
        manifest.put("checkpointSize", checkpoint.checkpoint().size());
        manifest.put("aggregates", totals.aggregates());
        manifest.put("events", totals.events());
        manifest.put("opened", totals.opened());
        manifest.put("erased", totals.erased());
        manifest.put("documents", documents.all());
        manifest.put(
                "files",
                inOrder(folder.entries()).stream().map(PackContents::file).toList());
        return manifest;
    }

    private static Map<String, Object> file(PackFolder.Entry entry) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", entry.name());
        file.put("sha256", entry.sha256());
        file.put("bytes", entry.bytes());
        return file;
    }

    private void sign(PackFolder folder, String manifest) throws IOException {
        String sha256 =
                HexFormat.of().formatHex(PackFolder.newSha256().digest(manifest.getBytes(StandardCharsets.UTF_8)));
        folder.add("manifest.json", manifest);
        folder.add("manifest.note", proven.signed(db, "%s\nevidence pack\n%s\n".formatted(proven.origin(), sha256)));
    }

    private static List<PackFolder.Entry> inOrder(List<PackFolder.Entry> entries) {
        List<PackFolder.Entry> ordered = new ArrayList<>(entries);
        ordered.sort(Comparator.<PackFolder.Entry>comparingInt(
                        entry -> entry.name().startsWith(FOLDER) ? ORDER.size() : ORDER.indexOf(entry.name()))
                .thenComparing(PackFolder.Entry::name));
        return ordered;
    }
}
