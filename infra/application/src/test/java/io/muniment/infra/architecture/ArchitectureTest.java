package io.muniment.infra.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The design's sentences hold in the house, and each rule wakes at its violation in the planted one. */
class ArchitectureTest {

    private static final House REAL = House.real();
    private static final House PLANTED = House.planted();

    static List<HouseRule> real() {
        return rules(REAL);
    }

    static List<HouseRule> planted() {
        return rules(PLANTED);
    }

    @ParameterizedTest
    @MethodSource("real")
    void the_house_keeps(HouseRule rule) {
        assertThatCode(() -> rule.rule().check(REAL.classes())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("planted")
    void the_planted_house_breaks(HouseRule rule) {
        assertThat(rule.plants()).isNotEmpty();
        assertThatThrownBy(() -> rule.rule().check(PLANTED.classes()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(rule.plants().toArray(String[]::new));
    }

    @Test
    void a_rule_without_a_matching_class_is_refused() {
        House empty = new House("nowhere", REAL.classes().that(DescribedPredicate.alwaysFalse()));

        assertThat(rules(empty))
                .allSatisfy(rule -> assertThatThrownBy(() -> rule.rule().check(empty.classes()))
                        .hasMessageContaining("failed to check any classes"));
    }

    @Test
    void no_plant_stands_idle() {
        Set<String> accused = rules(PLANTED).stream()
                .map(HouseRule::plants)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
        Set<String> standing = PLANTED.classes().stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.getSimpleName().startsWith("Neighbour"))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());

        assertThat(accused).containsExactlyInAnyOrderElementsOf(standing);
    }

    private static List<HouseRule> rules(House house) {
        return Stream.<Function<House, List<HouseRule>>>of(
                        DirectionRules::in, DecisionRules::in, LedgerRules::in, CraftRules::in)
                .flatMap(group -> group.apply(house).stream())
                .toList();
    }
}
