package io.muniment.infra.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** One sentence of the design as a rule, and the classes of the planted house that it must accuse. */
record HouseRule(String sentence, ArchRule rule, List<String> plants) {

    static HouseRule of(String sentence, ArchRule rule, String... plants) {
        return new HouseRule(sentence, rule.as(sentence).allowEmptyShould(false), List.of(plants));
    }

    @Override
    public String toString() {
        return sentence;
    }
}
