package io.muniment.infra.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server with everybody's mailbox. */
public final class Postbox {

    private static final Pattern LINK = Pattern.compile("https?://\\S+#(\\S+)");

    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    public Postbox() {
        server.start();
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    public void close() {
        server.stop();
    }

    public List<MimeMessage> to(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> recipients(mail).contains(address))
                .toList();
    }

    /** Waits for the one of that number, and no more. */
    public MimeMessage awaitMail(String address, int number) {
        await().atMost(Duration.ofSeconds(30)).until(() -> to(address).size() >= number);
        assertThat(to(address)).hasSize(number);
        return to(address).get(number - 1);
    }

    /** What stands behind the {@code #} of the link in the mail of that number. */
    public String awaitToken(String address, int number) {
        Matcher link = LINK.matcher(text(awaitMail(address, number)));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static List<String> recipients(MimeMessage mail) {
        try {
            return Arrays.stream(mail.getRecipients(Message.RecipientType.TO))
                    .map(Object::toString)
                    .toList();
        } catch (MessagingException malformed) {
            throw new AssertionError(malformed);
        }
    }

    public static String text(MimeMessage mail) {
        return part(mail, 0);
    }

    public static String html(MimeMessage mail) {
        return part(mail, 1);
    }

    private static String part(MimeMessage mail, int place) {
        try {
            BodyPart part = ((MimeMultipart) mail.getContent()).getBodyPart(place);
            return part.getContent().toString();
        } catch (MessagingException | IOException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
