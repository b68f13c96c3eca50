package io.muniment.infra.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** What mails of one kind say: the first line of its file is the subject, the others are paragraphs. */
record Template(String subject, String body) {

    private static final Pattern WORD = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final String LINK = "{link}";

    static Template named(String name) {
        String file = name + ".txt";
        try (InputStream text = Objects.requireNonNull(Template.class.getResourceAsStream(file), file)) {
            String[] parts = new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split("\n\n", 2);
            return new Template(parts[0], parts[1]);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** No word brings a line of its own, least of all into the head of a mail. */
    String subject(Map<String, String> words) {
        return fill(subject, words, UnaryOperator.identity());
    }

    String text(Map<String, String> words) {
        return fill(body, words, UnaryOperator.identity()) + "\n";
    }

    /** The same, marked up: a word is text and nothing else. */
    String html(Map<String, String> words) {
        String paragraphs = Arrays.stream(body.split("\n\n", -1))
                .map(paragraph -> paragraph.equals(LINK) ? "<a href=\"{link}\">{link}</a>" : paragraph)
                .map(paragraph -> "<p>" + paragraph + "</p>")
                .collect(Collectors.joining("\n"));
        return "<!doctype html>\n<html lang=\"en\"><body>\n"
                + fill(paragraphs, words, word -> HtmlUtils.htmlEscape(word, StandardCharsets.UTF_8.name()))
                + "\n</body></html>\n";
    }

    private static String fill(String text, Map<String, String> words, UnaryOperator<String> written) {
        return WORD.matcher(text).replaceAll(found -> {
            String word = words.get(found.group(1));
            if (word == null) {
                throw new IllegalArgumentException("The mail leaves open what " + found.group() + " is");
            }
            return Matcher.quoteReplacement(written.apply(CONTROL.matcher(word).replaceAll(" ")));
        });
    }
}
