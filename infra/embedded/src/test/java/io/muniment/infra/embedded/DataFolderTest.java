package io.muniment.infra.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void aMissingFolderIsMade() {
        try (var folder = DataFolder.open(parent.resolve("data"), 1)) {
            assertThat(folder.path()).isDirectory();
        }
    }

    @Test
    void aFolderIsFreeAgainWhenItsOwnerIsKilled() throws IOException {
        try (var owner = Owner.of("folder", parent)) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> DataFolder.open(parent, 1))
                    .withMessageMatching(owner.said()
                            + " is in use by another instance \\(process \\d+\\): stop that one or choose"
                            + " another folder\\.");
        }
        DataFolder.open(parent, 1).close();
    }

    @Test
    void thisProcessCannotOpenItTwice() {
        try (var folder = DataFolder.open(parent, 1)) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> DataFolder.open(folder.path(), 1))
                    .withMessageContaining("(process " + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void aFullDiskIsToldBeforeAnythingIsWritten() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> DataFolder.open(parent, Long.MAX_VALUE))
                .withMessageMatching(
                        ".* has \\d+ MiB free and \\d+ MiB are needed: free some disk or choose another folder\\.");
        assertThat(parent).isEmptyDirectory();
    }
}
