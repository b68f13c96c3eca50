package io.muniment.infra.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsvsTest {

    /** As many as version 5.0.0 has of these levels. */
    private static final int OF_LEVEL_ONE = 70;

    private static final int OF_LEVEL_TWO = 183;

    @Test
    void what_is_said_of_each_requirement_is_shown() throws IOException {
        Path root = Path.of(System.getProperty("muniment.root"));
        Asvs asvs = Asvs.in(root, root.resolve("docs/security/asvs.csv"));

        assertThat(asvs.faults()).isEmpty();
        assertThat(asvs.rows()).filteredOn(row -> row.level().equals("1")).hasSize(OF_LEVEL_ONE);
        assertThat(asvs.rows()).filteredOn(row -> row.level().equals("2")).hasSize(OF_LEVEL_TWO);
    }

    @Test
    void what_is_wrong_is_named(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Shown.java"), "@Test void itHolds() { itMustHold(); }");
        Path list = Files.writeString(folder.resolve("asvs.csv"), """
                id,level,about,standing,evidence,note
                V1.1.1,1,Fine,met,Shown.java#itHolds,
                V2.1.1,2,"Fine, too",part,Shown.java asvs.csv,"a ""quoted"" word is missing"
                V3.1.1,2,Fine,open,,it comes later
                V4.1.1,2,Fine,not-applicable,,there is none
                V1.1.1,1,Twice,met,Shown.java,
                V1.01.1,1,No id,met,Shown.java,
                V18.1.1,1,No chapter,met,Shown.java,
                V5.1.1,3,No level of ours,met,Shown.java,
                V6.1.1,1,one two three four five six seven eight nine ten eleven,met,Shown.java,
                V7.1.1,1,,met,Shown.java,
                V8.1.1,1,No standing,done,Shown.java,
                V9.1.1,1,Nothing shows it,met,,
                V10.1.1,1,Nothing shows it,part,,most of it is missing
                V11.1.1,1,What is missing,part,Shown.java,
                V12.1.1,1,Why,open,,
                V13.1.1,1,Why,not-applicable,Shown.java,
                V14.1.1,1,No file,met,Shown.java Gone.java,
                V15.1.1,1,No test,met,Shown.java#itMustHold,
                V16.1.1,1,A folder,open,.,it is none
                V16.1.2,1,Elsewhere,open,../asvs.csv,it is not ours
                V16.1.3,1,"Five cells",met,Shown.java
                """);

        assertThat(Asvs.in(folder, list).faults())
                .containsExactly(
                        "has not six cells: V16.1.3,1,\"Five cells\",met,Shown.java",
                        "V1.1.1 is there twice",
                        "V1.01.1 is no id",
                        "V18.1.1 is no id",
                        "V5.1.1 has no level",
                        "V6.1.1 does not say in 10 words what it asks",
                        "V7.1.1 does not say in 10 words what it asks",
                        "V8.1.1 has no standing: done",
                        "V9.1.1 is met, and nothing shows it",
                        "V10.1.1 is met in part, and nothing shows it",
                        "V11.1.1 does not say what is missing",
                        "V12.1.1 does not say why",
                        "V13.1.1 does not say why",
                        "V14.1.1 -> Gone.java",
                        "V15.1.1 -> Shown.java#itMustHold",
                        "V16.1.1 -> .",
                        "V16.1.2 -> ../asvs.csv",
                        "V17 is missing");
    }

    @Test
    void a_list_in_another_form_is_refused(@TempDir Path folder) throws IOException {
        Path list = Files.writeString(folder.resolve("asvs.csv"), "id,standing\n");

        assertThat(Asvs.in(folder, list).faults()).startsWith("does not begin with " + Asvs.FORM);
    }
}
