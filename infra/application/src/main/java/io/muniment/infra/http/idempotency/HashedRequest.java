package io.muniment.infra.http.idempotency;

import io.muniment.infra.http.Multipart;
import io.muniment.infra.http.RereadableRequest;
import io.muniment.infra.http.Sha256;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** A request that can still be read, and the hash of its body. */
record HashedRequest(HttpServletRequest request, String bodyHash) {

    static HashedRequest of(HttpServletRequest request) throws IOException, ServletException {
        if (Multipart.is(request)) {
            return new HashedRequest(request, hashOfParts(request));
        }
        byte[] bytes = request.getInputStream().readAllBytes();
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        return new HashedRequest(
                new RereadableRequest(request, bytes),
                new Sha256().add(type).add(bytes).hex());
    }

    /** Part by part: the boundary between them is another one each time a browser sends the same form. */
    private static String hashOfParts(HttpServletRequest request) throws IOException, ServletException {
        new StandardServletMultipartResolver().resolveMultipart(request); // refuses what is too large
        var hash = new Sha256();
        for (Part part : request.getParts()) {
            hash.add(part.getName())
                    .add(Objects.requireNonNullElse(part.getSubmittedFileName(), ""))
                    .add(Objects.requireNonNullElse(part.getContentType(), ""));
            try (InputStream content = part.getInputStream()) {
                hash.add(content, part.getSize());
            }
        }
        return hash.hex();
    }
}
