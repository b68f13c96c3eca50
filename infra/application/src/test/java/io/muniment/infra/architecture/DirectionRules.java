package io.muniment.infra.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import io.muniment.kernel.identity.Requires;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who may see whom. */
final class DirectionRules {

    private static final Set<String> OPEN_TO_ALL = Set.of("schema", "view");

    private DirectionRules() {}

    static List<HouseRule> in(House house) {
        return List.of(
                HouseRule.of(
                        "the kernel knows the JDK only",
                        classes()
                                .that(house.in("kernel"))
                                .should()
                                .onlyDependOnClassesThat(resideInAnyPackage(
                                        "", "java..", "org.jspecify.annotations", house.room("kernel"))),
                        "KernelSeesALibrary"),
                HouseRule.of(
                        "the command side never sees projections or the query side",
                        noClasses()
                                .that(house.in("command"))
                                .should()
                                .dependOnClassesThat(house.in("projection", "query")),
                        "CommandSeesProjection"),
                HouseRule.of(
                        "projections see of the house the kernel only",
                        noClasses()
                                .that(house.in("projection"))
                                .should()
                                .dependOnClassesThat(house.in("command", "query")),
                        "ProjectionSeesCommand"),
                HouseRule.of(
                        "the query side sees of the projections their schema and views only, and nothing of the command side",
                        noClasses()
                                .that(house.in("query"))
                                .should()
                                .dependOnClassesThat(house.in("command").or(insideOfProjections(house))),
                        "QuerySeesProjector",
                        "QuerySeesCommand"),
                HouseRule.of(
                        "nobody sees infra",
                        noClasses().that(not(house.in("infra"))).should().dependOnClassesThat(house.in("infra")),
                        "CommandSeesInfra"),
                HouseRule.of(
                        "slices do not see each other; a process sees the commands that it sends",
                        classes()
                                .that(house.in("command", "projection", "query"))
                                .should(stayInTheirSlice(house)),
                        "SliceSeesSlice",
                        "ProcessSeesARule"),
                HouseRule.of(
                        "contexts meet in the kernel only",
                        classes()
                                .that(house.in("command", "projection", "query"))
                                .should(stayInTheirContext(house)),
                        "ContextSeesContext"));
    }

    private static DescribedPredicate<JavaClass> insideOfProjections(House house) {
        return house.in("projection")
                .and(not(house.in("projection.schema", "projection.view")))
                .and(not(resideInAnyPackage(house.root() + ".projection")));
    }

    private static ArchCondition<JavaClass> stayInTheirSlice(House house) {
        return Complaint.about(
                "stay in their slice",
                type -> foreign(type, dependency -> {
                    Place here = house.placeOf(type);
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    boolean isSent = here.slice().equals("process") && target.isAnnotatedWith(Requires.class);
                    return here.isOtherSliceThan(house.placeOf(target)) && !isSent;
                }));
    }

    private static ArchCondition<JavaClass> stayInTheirContext(House house) {
        return Complaint.about(
                "stay in their context",
                type -> foreign(type, dependency -> {
                    Place there = house.placeOf(dependency.getTargetClass().getBaseComponentType());
                    boolean isOpenToAll = there.module().equals("kernel") || OPEN_TO_ALL.contains(there.context());
                    return house.placeOf(type).isOtherContextThan(there) && !isOpenToAll;
                }));
    }

    private static Stream<String> foreign(JavaClass type, Predicate<Dependency> isForeign) {
        return type.getDirectDependenciesFromSelf().stream().filter(isForeign).map(Dependency::getDescription);
    }
}
