package io.muniment.infra.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;

/** The rooms under one root package: the real house, or the planted one in which every rule is broken. */
record House(String root, JavaClasses classes) {

    static House real() {
        return under(
                "io.muniment",
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .withImportOption(place -> !place.contains("-tests.jar")));
    }

    static House planted() {
        return under("planted", new ClassFileImporter());
    }

    private static House under(String root, ClassFileImporter importer) {
        String generated = root + ".projection.schema..";
        return new House(root, importer.importPackages(root).that(DescribedPredicate.not(resideInAPackage(generated))));
    }

    /** A package of this house and all below it, as in {@code room("kernel")}. */
    String room(String name) {
        return root + "." + name + "..";
    }

    DescribedPredicate<JavaClass> in(String... rooms) {
        return resideInAnyPackage(Arrays.stream(rooms).map(this::room).toArray(String[]::new));
    }

    Place placeOf(JavaClass type) {
        return Place.of(root, type.getPackageName());
    }
}
