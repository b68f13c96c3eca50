package io.muniment.infra.mail;

import jakarta.mail.internet.MimeMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** A mail server takes them, and keeps them from then on. */
record SmtpLetterbox(JavaMailSender server) implements Letterbox {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpLetterbox.class);

    @Override
    public void post(String id, MimeMessage mail) {
        try {
            server.send(mail);
        } catch (MailSendException failed) {
            if (!failed.getFailedMessages().isEmpty()) {
                throw notPosted(failed);
            }
            LOG.debug("The server has {}, and was gone before it was left", id, failed);
        } catch (MailException refused) {
            throw notPosted(refused);
        }
    }

    private static NotPosted notPosted(MailException refused) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(refused);
        return new NotPosted("%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage()), refused);
    }

    @Override
    public void forget(String id) {
        // whoever has taken it has it
    }
}
