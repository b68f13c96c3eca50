package io.muniment.infra.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where there is no mail server: each mail is a file that its owner alone may read. */
record FolderLetterbox(Path folder) implements Letterbox {

    private static final Logger LOG = LoggerFactory.getLogger(FolderLetterbox.class);

    @Override
    public void post(String id, MimeMessage mail) {
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(folder, "mail", ".tmp");
            try (OutputStream file = Files.newOutputStream(unfinished)) {
                mail.writeTo(file);
            }
            Files.move(unfinished, file(id), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            LOG.info("A mail is in {}", file(id));
        } catch (IOException | MessagingException failed) {
            throw new NotPosted("It cannot be written into " + folder, failed);
        }
    }

    @Override
    public void forget(String id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException failed) {
            throw new UncheckedIOException("A mail cannot be removed from " + folder, failed);
        }
    }

    private Path file(String id) {
        return folder.resolve(id + ".eml");
    }
}
