package io.muniment.infra.bench;

import java.nio.file.Path;

/** One run: how long it may take, where it works and where it tells. */
public record Session(boolean isShort, Path folder, Report report) {

    public <T> T either(T inShort, T inLong) {
        return isShort ? inShort : inLong;
    }
}
