package io.muniment.infra.api;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.muniment.kernel.TypedId;
import io.muniment.kernel.tenancy.TenantId;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Ids are described as what they are in JSON: strings. */
final class TypedIdSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Class<?> raw =
                TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (TypedId.class.isAssignableFrom(raw)) {
            return text().example("…_0197a0e2-7c1e-7d2a-9d59-0b6a5a3c6a11");
        }
        if (raw == TenantId.class) {
            return text();
        }
        return others.hasNext() ? others.next().resolve(type, context, others) : null;
    }

    private static Schema<?> text() {
        Schema<?> schema = new StringSchema();
        schema.addType("string");
        return schema;
    }

    @Override
    public boolean isOpenapi31() {
        return true;
    }
}
