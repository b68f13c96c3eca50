package io.muniment.infra.replay;

/** How it ends. */
enum Verdict {
    EQUAL(0, "EQUAL: the log is proven, and the live read models are what it says."),
    EQUAL_IN_PART(
            0, "EQUAL IN PART: the log is proven, and what was compared of the live read models is what it says."),
    PROVEN(0, "The log is proven. Nothing was compared: the digests are for that."),
    DIFFERENT(1, "NOT EQUAL: the log is proven, and the live database is not what it says."),
    NOT_PROVEN(1, "NOT PROVEN: the log is not what was signed."),
    CANNOT_TELL(2, "It cannot be told.");

    private final int number;
    private final String words;

    Verdict(int number, String words) {
        this.number = number;
        this.words = words;
    }

    int number() {
        return number;
    }

    String words() {
        return words;
    }
}
