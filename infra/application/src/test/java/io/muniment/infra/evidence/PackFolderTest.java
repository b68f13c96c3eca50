package io.muniment.infra.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.muniment.infra.evidence.PackFolder.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the format ends, a pack ends: nobody is given half of one. */
class PackFolderTest {

    @TempDir
    private Path workshop;

    @Test
    void aFileThatIsTooLargeEndsWhileItIsWritten() throws IOException {
        PackFolder folder = new PackFolder(workshop, new Limits(10, 8));
        folder.add("fits", "12345678");
        assertThatExceptionOfType(PackTooLarge.class)
                .isThrownBy(() -> folder.add("one-more", "123456789"))
                .withMessageContaining("one-more");
    }

    @Test
    void allFilesTogetherHaveALimitToo() throws IOException {
        PackFolder folder = new PackFolder(workshop, new Limits(10, 8));
        folder.add("one", "12345");
        folder.add("two", "12345");
        assertThatExceptionOfType(PackTooLarge.class)
                .isThrownBy(() -> folder.zip(folder.entries()))
                .withMessageContaining("10 bytes");
        assertThat(workshop.resolve("pack.zip")).doesNotExist();
    }

    @Test
    void soHasTheirNumber() throws IOException {
        PackFolder folder = new PackFolder(workshop, new Limits(2, 100));
        folder.add("one", "1");
        folder.add("two", "2");
        assertThat(Files.size(folder.zip(folder.entries()).file())).isPositive();
        folder.add("three", "3");
        assertThatExceptionOfType(PackTooLarge.class)
                .isThrownBy(() -> folder.zip(folder.entries()))
                .withMessageContaining("3 files");
    }
}
