package io.muniment.infra.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures have names; whoever catches everything stands here with the reason. */
class GenericCatchesTest {

    private static final Map<String, String> ALLOWED = Map.of(
            "ErasedAgain.eraseWhoCameBack", "who cannot be erased again keeps nobody else from it",
            "PrivacyConfiguration.askAgain", "a task that fails once is never run again",
            "ProblemFilter.doFilterInternal", "at the edge whatever failed is answered as a problem",
            "QueriesOfOthers.handle", "whatever failed is told to the process that asked",
            "ReplayAudit.end", "whatever failed, no difference was found, and the program must not end as if one were",
            "Happened.foldInto", "whatever fails fails for one event, and the operator has to know which one it is",
            "RebuildWorkers.workUntilHalted", "whatever halts a rebuild becomes its problem, for the operator to read",
            "TreeWorker.grow", "whatever stops the tree is shown in the health and tried again");

    @Test
    void only_what_has_a_reason_catches_everything() throws IOException {
        assertThat(GenericCatches.below(Path.of(System.getProperty("muniment.root"))))
                .containsExactlyInAnyOrderElementsOf(ALLOWED.keySet());
    }

    @Test
    void a_planted_catch_is_found(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("Planted.java"), """
                class Planted {
                    void everything() {
                        try (var file = open()) {
                            read(file);
                        } catch (IllegalStateException | Exception failure) {
                            forget(failure);
                        }
                    }

                    void named() {
                        try (var file = open()) {
                            read(file);
                        } catch (java.io.IOException failure) {
                            tell(failure);
                        } finally {
                            leave();
                        }
                    }
                }
                """);

        assertThat(GenericCatches.in(List.of(source))).containsExactly("Planted.everything");
    }
}
