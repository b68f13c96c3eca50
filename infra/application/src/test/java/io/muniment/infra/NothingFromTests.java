package io.muniment.infra;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Scanning finds the application as it ships; what a test adds, it imports. */
public final class NothingFromTests extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
        return type.getResource().getURL().getPath().contains("/test-classes/");
    }

    /** Equal filters let tests share one application. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NothingFromTests;
    }

    @Override
    public int hashCode() {
        return NothingFromTests.class.hashCode();
    }
}
