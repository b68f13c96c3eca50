package io.muniment.infra.rebuild;

import java.util.Locale;

/** What is done for a rebuild, in this order. */
enum Phase {
    LOADING,
    INDEXING,
    CATCHING_UP,
    LIVE;

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Phase of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
