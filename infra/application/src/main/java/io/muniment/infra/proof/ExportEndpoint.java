package io.muniment.infra.proof;

import io.muniment.query.ProofRefused;
import io.muniment.query.ProofRefused.Reason;
import io.muniment.query.Queries;
import io.muniment.query.proof.Export;
import io.muniment.query.proof.FindExport;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The ledger as a file: a line for each event, which {@code muniment-verify log} reads. */
@RestController
class ExportEndpoint {

    private static final String LINES = "application/x-ndjson";

    /** A line that says anything else, or says it otherwise, is of another format. */
    private static final String FORMAT = "1";

    private final Queries queries;
    private final DSLContext db;

    ExportEndpoint(Queries queries, DSLContext db) {
        this.queries = queries;
        this.db = db;
    }

    /**
     * Whoever was cut off goes on with {@code from}; how many lines there are in all is said before they come.
     *
     * @param from the first position
     */
    @GetMapping(path = "/api/history/export", produces = LINES)
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam(required = false) @Nullable Long size, @RequestParam(defaultValue = "0") long from) {
        Export export = queries.ask(new FindExport(size));
        long lines = export.checkpoint().size();
        if (from < 0 || from > lines) {
            throw new ProofRefused(
                    Reason.SIZES_IMPOSSIBLE, "There is no position %d among the first %d".formatted(from, lines));
        }
        return ResponseEntity.ok()
                .header("Export-Format", FORMAT)
                .header("Checkpoint-Size", Long.toString(lines))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("ledger-%d.jsonl".formatted(lines))
                                .build()
                                .toString())
                .body(out -> new ExportedLines(db, export.tenant()).write(from, lines, out));
    }
}
