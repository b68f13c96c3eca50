package io.muniment.infra.evidence;

import io.muniment.infra.verify.Checkpoint;
import io.muniment.infra.verify.Entry;
import io.muniment.kernel.evidence.EvidencePackState;
import io.muniment.kernel.evidence.PackScope;
import io.muniment.kernel.evidence.PackSubject;
import io.muniment.query.history.PatchOperation;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is in a pack, for people: one page that needs nothing else, and runs nothing. Whatever an event says is text in
 * it.
 */
final class Report implements AutoCloseable {

    /** More than this nobody reads; the others are in the files beside it. */
    private static final int TOLD_IN_FULL = 500;

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Evidence pack</title>
            <style>
            :root { color-scheme: light; --ink: #1c2430; --soft: #5b6675; --line: #d8dde4; --wash: #f5f7f9; }
            * { box-sizing: border-box }
            body { margin: 0 auto; max-width: 62rem; padding: 2.5rem 2rem; font: 15px/1.5 Georgia, serif; color: var(--ink) }
            h1 { font-size: 1.9rem; margin: 0 0 .25rem } h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem }
            h3 { font-size: 1rem; margin: 1.25rem 0 .35rem }
            p { margin: .35rem 0 } .soft { color: var(--soft) }
            code, .mono { font: 12.5px/1.45 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere }
            pre { background: var(--wash); border: 1px solid var(--line); padding: .6rem .8rem; white-space: pre-wrap }
            table { border-collapse: collapse; width: 100%; margin: .5rem 0 }
            th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-bottom: 1px solid var(--line) }
            th { font-weight: 600; color: var(--soft); font-size: .82rem }
            .facts th { width: 13rem } .nr { width: 3.5rem } .when { width: 12.5rem } .who { width: 10rem }
            ul { margin: .2rem 0; padding-left: 1.1rem } del { color: #9a3324 } ins { color: #1f6b3a; text-decoration: none }
            section { break-before: auto } tr, h3 { break-inside: avoid }
            @media print { body { max-width: none; padding: 0; font-size: 11px } a { color: inherit } }
            </style></head><body>
            """;

    private final Path body;
    private final Writer out;
    private int aggregates;
    private boolean isToldInFull;

    Report(Path folder) throws IOException {
        this.body = folder.resolve("report.part");
        this.out = Files.newBufferedWriter(body, StandardCharsets.UTF_8);
    }

    void begin(PackSubject subject) throws IOException {
        isToldInFull = ++aggregates <= TOLD_IN_FULL;
        say("<section><h2>%s <code>%s</code></h2>", subject.type(), subject.id());
        say("<table><thead><tr><th class=nr>Event</th><th class=when>Recorded</th><th class=who>By</th>"
                + "<th>What happened, and what it changed</th></tr></thead><tbody>");
    }

    /** @param effectiveAt if it is another time than that of its recording */
    void event(
            Entry event,
            @Nullable String effectiveAt,
            String actor,
            @Nullable String onBehalfOf,
            String role,
            String narrative,
            List<PatchOperation> change)
            throws IOException {
        say(
                "<tr><td class=nr>%s</td><td class=\"when mono\">%s%s</td><td class=who>%s%s<br><span class=soft>%s</span>"
                        + "</td><td>",
                event.version(),
                event.recordedAt(),
                effectiveAt == null ? "" : " (true since " + effectiveAt + ")",
                actor,
                onBehalfOf == null ? "" : " for " + onBehalfOf,
                role);
        say("%s<br><span class=\"soft mono\">%s, position %s</span>", narrative, event.name(), event.position());
        if (!change.isEmpty()) {
            say("<ul class=mono>");
            for (int place = 0; place < change.size(); place++) {
                PatchOperation operation = change.get(place);
                boolean hasBefore = operation.op().equals("test") && place + 1 < change.size();
                change(hasBefore ? operation.value() : null, hasBefore ? change.get(++place) : operation);
            }
            say("</ul>");
        }
        say("</td></tr>");
    }

    private void change(@Nullable Object before, PatchOperation operation) throws IOException {
        say("<li>%s: ", operation.path());
        if (before != null) {
            say("<del>%s</del> ", text(before));
        }
        if (!operation.op().equals("remove")) {
            say("<ins>%s</ins>", text(operation.value()));
        }
        say("</li>");
    }

    void end(@Nullable String state) throws IOException {
        say("</tbody></table>");
        if (state != null) {
            say("<h3>State after these events</h3><table class=facts><tbody>");
            for (var member : JSON.readTree(state).properties()) {
                say("<tr><th>%s</th><td class=mono>%s</td></tr>", member.getKey(), text(member.getValue()));
            }
            say("</tbody></table>");
        }
        say("</section>\n");
    }

    void documents(PackDocuments documents) throws IOException {
        isToldInFull = true;
        if (aggregates > TOLD_IN_FULL) {
            say("<p class=soft>%s more are in histories.jsonl and states.jsonl.</p>", aggregates - TOLD_IN_FULL);
        }
        say("<h2>Documents</h2>");
        say(
                "<p>%s are in the folder documents, each named by its SHA-256; %s that events name are missing.</p>",
                documents.present(), documents.missing());
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            case JsonNode node when node.isString() -> node.asString();
            default -> JSON.writeValueAsString(value);
        };
    }

    /** Every argument is text, and nothing in it is markup. */
    private void say(String markup, Object... texts) throws IOException {
        if (isToldInFull) {
            out.write(markup(markup, texts));
        }
    }

    private static String markup(String markup, Object... texts) {
        Object[] escaped = new Object[texts.length];
        for (int place = 0; place < texts.length; place++) {
            escaped[place] = HtmlUtils.htmlEscape(String.valueOf(texts[place]), "UTF-8");
        }
        return markup.formatted(escaped);
    }

    /** What all of it is, then the lives of the aggregates. */
    void assemble(PackFolder.Writing page, EvidencePackState pack, String tenant, Checkpoint checkpoint, Totals totals)
            throws IOException {
        out.close();
        page.text(HEAD);
        page.text(markup(
                """
                <h1>Evidence pack</h1>
                <p class=soft>What had been recorded of %s by %s, as it stands in the ledger %s.</p>
                <table class=facts><tbody>
                <tr><th>Tenant</th><td>%s</td></tr>
                <tr><th>As of</th><td class=mono>%s (position %s of the ledger)</td></tr>
                <tr><th>Aggregates</th><td>%s, with %s events</td></tr>
                <tr><th>Personal data</th><td>%s values are shown with what proves that they were sealed; %s are erased</td></tr>
                <tr><th>Checkpoint</th><td class=mono>%s events, signed %s, root %s</td></tr>
                </tbody></table>
                <h2>How to verify this</h2>
                <p>Get the public key of the ledger from somebody you trust, and do not take it from this file. With a JDK and
                nothing else:</p>
                <pre class=mono>java -jar muniment-verify.jar pack PACK.zip --key KEY</pre>
                <p>It says in words what it has checked, and what no file can prove. This page is for reading: its hash is in the
                signed manifest, and what it says is taken from the files beside it.</p>
                """,
                pack.scope() == PackScope.TENANT
                        ? "the whole tenant"
                        : pack.subjects().size() == 1
                                ? "one aggregate"
                                : pack.subjects().size() + " aggregates",
                pack.asOf(),
                checkpoint.origin(),
                tenant,
                pack.asOf(),
                totals.position(),
                totals.aggregates(),
                totals.events(),
                totals.opened(),
                totals.erased(),
                checkpoint.size(),
                checkpoint.time(),
                checkpoint.root()));
        Files.copy(body, page);
        page.text("</body></html>\n");
    }

    /** How much there is. */
    record Totals(long position, long aggregates, long events, long opened, long erased) {}

    @Override
    public void close() throws IOException {
        out.close();
    }
}
