package io.muniment.infra.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import io.muniment.kernel.event.DomainEvent;
import io.muniment.kernel.event.EventName;
import io.muniment.kernel.event.PersonalData;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is stored for ever looks as agreed. */
final class LedgerRules {

    private LedgerRules() {}

    static List<HouseRule> in(House house) {
        return List.of(
                HouseRule.of(
                        "every event is a record with a lasting name, its context and its own",
                        classes()
                                .that(assignableTo(DomainEvent.class))
                                .and()
                                .areNotInterfaces()
                                .should()
                                .beRecords()
                                .andShould(carryTheirName(house)),
                        "EventWithoutName",
                        "EventWithAnotherName",
                        "EventThatIsNoRecord"),
                HouseRule.of(
                        "every event belongs to the sealed family of its aggregate",
                        classes()
                                .that(assignableTo(DomainEvent.class))
                                .and()
                                .areNotInterfaces()
                                .should(belongToASealedFamily()),
                        "EventWithoutFamily"),
                HouseRule.of(
                        "personal data names its subject among the components of its record",
                        classes()
                                .that(assignableTo(DomainEvent.class))
                                .and()
                                .areRecords()
                                .should(nameTheSubjects()),
                        "EventAboutNobody"));
    }

    private static ArchCondition<JavaClass> carryTheirName(House house) {
        return Complaint.about("carry their name", type -> {
            String expected = house.placeOf(type).context() + "." + type.getSimpleName();
            boolean carries = type.tryGetAnnotationOfType(EventName.class)
                    .filter(name -> name.value().equals(expected) && name.revision() > 0)
                    .isPresent();
            return carries ? Stream.of() : Stream.of("%s is not named %s".formatted(type.getName(), expected));
        });
    }

    private static ArchCondition<JavaClass> belongToASealedFamily() {
        return Complaint.about("belong to a sealed family", type -> {
            boolean belongs = type.getRawInterfaces().stream()
                    .filter(family -> family.isAssignableTo(DomainEvent.class))
                    .anyMatch(family -> family.reflect().isSealed());
            return belongs ? Stream.of() : Stream.of(type.getName() + " implements no sealed DomainEvent");
        });
    }

    private static ArchCondition<JavaClass> nameTheSubjects() {
        return Complaint.about("name the subjects", type -> {
            RecordComponent[] components = type.reflect().getRecordComponents();
            Set<String> names =
                    Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
            return Arrays.stream(components)
                    .filter(component -> component.isAnnotationPresent(PersonalData.class))
                    .filter(component -> !names.contains(
                            component.getAnnotation(PersonalData.class).subject()))
                    .map(component -> "%s.%s is about nobody".formatted(type.getName(), component.getName()));
        });
    }
}
