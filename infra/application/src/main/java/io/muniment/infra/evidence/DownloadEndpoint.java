package io.muniment.infra.evidence;

import io.muniment.infra.access.PersonalDataTaken;
import io.muniment.infra.aggregate.States;
import io.muniment.infra.evidence.PackRequests.PackRequest;
import io.muniment.infra.http.RequestId;
import io.muniment.infra.http.problem.EdgeCode;
import io.muniment.infra.http.problem.Refused;
import io.muniment.kernel.evidence.EvidencePackState;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Whoever has the link of a pack fetches its file; it needs no token, so that any program can. */
@RestController
class DownloadEndpoint {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,18}");

    private final SignedLinks links;
    private final PackRequests requests;
    private final PackFiles files;
    private final States states;
    private final ApplicationEventPublisher listeners;

    DownloadEndpoint(
            SignedLinks links,
            PackRequests requests,
            PackFiles files,
            States states,
            ApplicationEventPublisher listeners) {
        this.links = links;
        this.requests = requests;
        this.files = files;
        this.states = states;
        this.listeners = listeners;
    }

    @GetMapping(path = "/api/evidence-packs/{id}/download", produces = "application/zip")
    ResponseEntity<StreamingResponseBody> download(
            @PathVariable String id,
            @RequestParam String expires,
            @RequestParam String signature,
            HttpServletRequest request)
            throws IOException {
        requireGood(id, expires, signature);
        PackRequest pack = requests.of(id).orElseThrow(() -> refused(EdgeCode.NOT_FOUND, "There is no such pack."));
        requireReady(id);
        Path file = files.file(pack.tenant(), id);
        if (!Files.isRegularFile(file)) {
            throw refused(EdgeCode.PACK_FILE_MISSING, "The file is not in the data folder of this process.");
        }
        listeners.publishEvent(new PersonalDataTaken(
                pack.tenant(),
                null,
                null,
                request.getMethod(),
                request.getRequestURI(),
                RequestId.of(request),
                "EvidencePackFetched"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .contentLength(Files.size(file))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(id + ".zip")
                                .build()
                                .toString())
                .body(out -> copy(pack, id, out));
    }

    private void requireGood(String id, String expires, String signature) {
        if (!SECONDS.matcher(expires).matches() || !links.isOurs(id, Long.parseLong(expires), signature)) {
            throw refused(EdgeCode.PACK_LINK_REFUSED, "The link was altered, or is of another installation.");
        }
        if (links.hasExpired(Long.parseLong(expires))) {
            throw refused(EdgeCode.PACK_LINK_EXPIRED, "Ask the pack for a new one.");
        }
    }

    private void requireReady(String id) {
        EvidencePackState pack = states.newest(EvidencePackState.FOLD, id)
                .map(States.Known::state)
                .orElseThrow(() -> refused(EdgeCode.NOT_FOUND, "There is no such pack."));
        switch (pack.standing()) {
            case READY -> {}
            case WITHDRAWN -> throw refused(EdgeCode.PACK_WITHDRAWN, "A person in it was erased; ask for another one.");
            case FAILED, REQUESTED -> throw refused(EdgeCode.PACK_NOT_READY, "Nothing was made of it yet.");
        }
    }

    /** Opened only when it is written: what is opened keeps a person from being erased until it is closed. */
    private void copy(PackRequest pack, String id, OutputStream out) throws IOException {
        try (PackFiles.Fetched fetched = files.fetch(pack.tenant(), id)
                .orElseThrow(() -> new FileNotFoundException("It was withdrawn this moment"))) {
            fetched.content().transferTo(out);
        }
    }

    private static Refused refused(EdgeCode code, String detail) {
        return new Refused(code, detail);
    }
}
