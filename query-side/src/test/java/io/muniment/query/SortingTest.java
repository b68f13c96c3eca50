package io.muniment.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortingTest {

    private static final Field<Integer> AGE = DSL.field(DSL.name("age"), SQLDataType.INTEGER);
    private static final Field<String> ID = DSL.field(DSL.name("id"), SQLDataType.VARCHAR);
    private static final Sorting SORTING = new Sorting(Map.of("age", AGE), AGE.desc(), ID);

    @Test
    void nothingAskedIsTheDefaultOrder() {
        assertThat(SORTING.of(null)).containsExactly(AGE.desc(), ID.asc());
        assertThat(SORTING.of(" ")).containsExactly(AGE.desc(), ID.asc());
    }

    @Test
    void theTieBreakerFollowsTheDirection() {
        assertThat(SORTING.of("age")).containsExactly(AGE.asc(), ID.asc());
        assertThat(SORTING.of("age,asc")).containsExactly(AGE.asc(), ID.asc());
        assertThat(SORTING.of("age,desc")).containsExactly(AGE.desc(), ID.desc());
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "age,up", "age,asc,desc", ",desc", "id"})
    void anythingElseIsRefused(String sort) {
        assertThatThrownBy(() -> SORTING.of(sort))
                .isInstanceOfSatisfying(
                        UnknownSort.class, refused -> assertThat(refused.code()).isEqualTo("query.unknown-sort"))
                .hasMessageContaining("age");
    }

    @Test
    void aPageHasTheDefaultSizeUnlessAskedOtherwise() {
        assertThat(new PageRequest(2, 0, null).offset()).isEqualTo(200);
        assertThat(new PageRequest(2, 7, null).offset()).isEqualTo(14);
    }
}
