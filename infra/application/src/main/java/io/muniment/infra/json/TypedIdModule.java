package io.muniment.infra.json;

import io.muniment.kernel.TypedId;
import io.muniment.kernel.tenancy.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.KeyDeserializers;
import tools.jackson.databind.module.SimpleModule;

/** Ids are plain strings in JSON, as values and as keys, and are read through the constructor that guards them. */
@Component
public final class TypedIdModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    public TypedIdModule() {
        super("typed-ids");
        addSerializer(TypedId.class, new WriteId<>(TypedId.class, TypedId::value));
        addSerializer(TenantId.class, new WriteId<>(TenantId.class, TenantId::value));
        addKeySerializer(TypedId.class, new WriteIdAsKey<>(TypedId.class, TypedId::value));
        addKeySerializer(TenantId.class, new WriteIdAsKey<>(TenantId.class, TenantId::value));
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new IdReaders());
        context.addKeyDeserializers(new IdKeyReaders());
    }

    private static boolean isId(Class<?> type) {
        return type == TenantId.class || (type.isRecord() && TypedId.class.isAssignableFrom(type));
    }

    private static final class IdReaders extends Deserializers.Base {

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return isId(type.getRawClass()) ? new ReadId(type.getRawClass()) : null;
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return isId(type);
        }
    }

    private static final class IdKeyReaders implements KeyDeserializers {

        @Override
        public @Nullable KeyDeserializer findKeyDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return isId(type.getRawClass()) ? new ReadIdAsKey(type.getRawClass()) : null;
        }
    }
}
