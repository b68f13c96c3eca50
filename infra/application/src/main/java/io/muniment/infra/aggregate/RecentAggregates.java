package io.muniment.infra.aggregate;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.muniment.kernel.privacy.RemembersPersons;
import java.time.Duration;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates that were used last, so that a command need not read their events again. They are forgotten before
 * memory runs out, for nobody knows how large one is.
 */
final class RecentAggregates implements Cache, RemembersPersons {

    private static final Duration UNUSED = Duration.ofMinutes(10);

    private final ConcurrentMap<Object, Object> entries;

    RecentAggregates(long atMost) {
        entries = Caffeine.newBuilder()
                .maximumSize(atMost)
                .softValues()
                .expireAfterAccess(UNUSED)
                .executor(Runnable::run) // what there is to tidy up is less than handing it to another thread
                .build()
                .asMap();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as in the method it implements
    public <K, V> @Nullable V get(K key) {
        return (V) entries.get(key);
    }

    @Override
    public void put(Object key, Object value) {
        entries.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return entries.putIfAbsent(key, value) == null;
    }

    @Override
    @SuppressWarnings("unchecked") // as in the method it implements
    public <T> T computeIfAbsent(Object key, Supplier<T> value) {
        return (T) entries.computeIfAbsent(key, _ -> value.get());
    }

    @Override
    public boolean remove(Object key) {
        return entries.remove(key) != null;
    }

    @Override
    public void removeAll() {
        entries.clear();
    }

    @Override
    public void forget() {
        removeAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return entries.containsKey(key);
    }

    /** Nobody listens to this cache. */
    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("unchecked") // as in the method it implements
    public <V> void computeIfPresent(Object key, UnaryOperator<V> change) {
        entries.computeIfPresent(key, (_, value) -> change.apply((V) value));
    }
}
