package io.muniment.infra.bench.faults;

import io.muniment.infra.bench.Measure;
import io.muniment.infra.bench.Session;

public final class Faults implements Measure {
    @Override
    public void take(Session session) {}
}
