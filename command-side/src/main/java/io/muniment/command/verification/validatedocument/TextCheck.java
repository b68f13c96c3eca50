package io.muniment.command.verification.validatedocument;

import io.muniment.kernel.verification.Finding;
import io.muniment.kernel.verification.Finding.Outcome;
import io.muniment.kernel.verification.VerificationDocument;
import io.muniment.kernel.verification.VerificationRequestState;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** One thing to look for in the text of a document. Its findings advise and decide nothing. */
enum TextCheck {
    LEGIBLE("text-legible") {
        @Override
        boolean passes(VerificationRequestState request, String text) {
            return text.chars().filter(Character::isLetterOrDigit).count() >= 20;
        }
    },
    NAMES_THE_APPLICANT("names-applicant") {
        @Override
        boolean passes(VerificationRequestState request, String text) {
            return containsWordsOf(request.applicantName(), text);
        }
    },
    NAMES_THE_SUBJECT("names-subject") {
        @Override
        boolean passes(VerificationRequestState request, String text) {
            return containsWordsOf(request.subjectLabel(), text);
        }
    },
    HAS_A_DATE("has-date") {
        @Override
        boolean passes(VerificationRequestState request, String text) {
            return DATE.matcher(text).find();
        }
    };

    private static final Pattern DATE =
            Pattern.compile("\\b(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{4}|\\d{1,2} \\p{L}{3,9} \\d{4})\\b");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final String check;

    TextCheck(String check) {
        this.check = check;
    }

    String check() {
        return check;
    }

    abstract boolean passes(VerificationRequestState request, String text);

    Finding of(VerificationRequestState request, VerificationDocument document) {
        String text = document.text();
        if (text == null) {
            return new Finding(check, Outcome.NOT_CHECKED, "the document was not read");
        }
        return passes(request, text)
                ? new Finding(check, Outcome.PASSED, "found in the text")
                : new Finding(check, Outcome.FAILED, "not found in the text");
    }

    private static boolean containsWordsOf(String wanted, String text) {
        String haystack = " " + words(text) + " ";
        return Arrays.stream(words(wanted).split(" ", -1)).allMatch(word -> haystack.contains(" " + word + " "));
    }

    /** Lower case, no accents, single blanks: what is left when two spellings of a name are compared. */
    private static String words(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return NOT_A_WORD
                .matcher(plain.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }
}
