package io.muniment.infra.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    private static final int STARTS = 8;

    @TempDir
    private Path folder;

    /** As processes that start together on one data folder. */
    @RepeatedTest(20)
    void allWhoMakeItAtOnceFindTheSame() throws Exception {
        Path file = folder.resolve("keys").resolve("secret");
        CyclicBarrier together = new CyclicBarrier(STARTS);
        List<Callable<String>> starts = IntStream.range(0, STARTS)
                .<Callable<String>>mapToObj(one -> () -> {
                    together.await();
                    return Files.readString(SecretFile.madeOnce(file, () -> "secret " + one));
                })
                .toList();
        Set<String> found = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(STARTS)) {
            for (Future<String> start : threads.invokeAll(starts)) {
                found.add(start.get());
            }
        }
        assertThat(found).hasSize(1);
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void nobodyElseReadsIt() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path file = SecretFile.madeOnce(folder.resolve("secret"), () -> "secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
