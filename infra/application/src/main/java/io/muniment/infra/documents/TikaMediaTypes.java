package io.muniment.infra.documents;

import io.muniment.command.verification.attachdocument.MediaTypes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;

/** Looks at the bytes alone: a name would let a program pass as a certificate. */
@Component
class TikaMediaTypes implements MediaTypes {

    private final Tika tika = new Tika();

    @Override
    public String of(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return tika.detect(content);
        }
    }
}
