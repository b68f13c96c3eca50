package io.muniment.infra.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads what is said of the requirements of OWASP ASVS 5.0, and looks whether what is said to show it is there. */
record Asvs(Path root, List<Row> rows, List<String> unread) {

    static final String FORM = "id,level,about,standing,evidence,note";

    private static final int CHAPTERS = 17;
    private static final int MOST_WORDS = 10;
    private static final Pattern ID = Pattern.compile("V([1-9]\\d?)\\.[1-9]\\d?\\.[1-9]\\d?");
    private static final Set<String> LEVELS = Set.of("1", "2");
    private static final String CELL = "(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))";
    private static final Pattern CELLS = Pattern.compile(CELL + ("," + CELL).repeat(5));

    /**
     * One requirement.
     *
     * @param about what it asks, in our own words
     * @param evidence files, some with the method of a test behind a hash, with blanks between them
     */
    record Row(String id, String level, String about, String standing, String evidence, String note) {

        List<String> shownBy() {
            return evidence.isBlank() ? List.of() : List.of(evidence.split(" +"));
        }
    }

    static Asvs in(Path root, Path list) throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        List<String> lines = Files.readAllLines(list);
        if (!lines.getFirst().equals(FORM)) {
            unread.add("does not begin with " + FORM);
        }
        for (String line : lines.subList(1, lines.size())) {
            Matcher cells = CELLS.matcher(line);
            if (cells.matches()) {
                rows.add(row(cells));
            } else {
                unread.add("has not six cells: " + line);
            }
        }
        return new Asvs(root, rows, unread);
    }

    private static Row row(Matcher cells) {
        List<String> texts = IntStream.rangeClosed(1, 6)
                .mapToObj(cell -> cells.group(2 * cell - 1) == null
                        ? cells.group(2 * cell)
                        : cells.group(2 * cell - 1).replace("\"\"", "\""))
                .toList();
        return new Row(texts.get(0), texts.get(1), texts.get(2), texts.get(3), texts.get(4), texts.get(5));
    }

    /** All that is wrong with it. */
    List<String> faults() throws IOException {
        List<String> faults = new ArrayList<>(unread);
        Set<String> seen = new HashSet<>();
        for (Row row : rows) {
            if (!seen.add(row.id())) {
                faults.add(row.id() + " is there twice");
            }
            faults.addAll(formOf(row));
            faults.addAll(missingBehind(row));
        }
        Set<String> chapters = rows.stream()
                .map(row -> ID.matcher(row.id()))
                .filter(Matcher::matches)
                .map(id -> id.group(1))
                .collect(Collectors.toSet());
        IntStream.rangeClosed(1, CHAPTERS)
                .mapToObj(String::valueOf)
                .filter(chapter -> !chapters.contains(chapter))
                .forEach(chapter -> faults.add("V" + chapter + " is missing"));
        return faults;
    }

    private static List<String> formOf(Row row) {
        List<String> faults = new ArrayList<>();
        Matcher id = ID.matcher(row.id());
        if (!id.matches() || Integer.parseInt(id.group(1)) > CHAPTERS) {
            faults.add(row.id() + " is no id");
        }
        if (!LEVELS.contains(row.level())) {
            faults.add(row.id() + " has no level");
        }
        if (row.about().isBlank() || row.about().split("\\s+").length > MOST_WORDS) {
            faults.add(row.id() + " does not say in " + MOST_WORDS + " words what it asks");
        }
        boolean isShown = !row.shownBy().isEmpty();
        boolean isExplained = !row.note().isBlank();
        switch (row.standing()) {
            case "met" -> addUnless(isShown, faults, row.id() + " is met, and nothing shows it");
            case "part" -> {
                addUnless(isShown, faults, row.id() + " is met in part, and nothing shows it");
                addUnless(isExplained, faults, row.id() + " does not say what is missing");
            }
            case "open", "not-applicable" -> addUnless(isExplained, faults, row.id() + " does not say why");
            default -> faults.add(row.id() + " has no standing: " + row.standing());
        }
        return faults;
    }

    private static void addUnless(boolean holds, List<String> faults, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private List<String> missingBehind(Row row) throws IOException {
        List<String> missing = new ArrayList<>();
        for (String shown : row.shownBy()) {
            if (!isThere(shown)) {
                missing.add(row.id() + " -> " + shown);
            }
        }
        return missing;
    }

    private boolean isThere(String shown) throws IOException {
        int hash = shown.indexOf('#');
        Path file = root.resolve(hash < 0 ? shown : shown.substring(0, hash)).normalize();
        return file.startsWith(root)
                && Files.isRegularFile(file)
                && (hash < 0 || hasTest(file, shown.substring(hash + 1)));
    }

    private static boolean hasTest(Path file, String name) throws IOException {
        return Pattern.compile("\\bvoid\\s+" + Pattern.quote(name) + "\\s*\\(")
                .matcher(Files.readString(file))
                .find();
    }
}
