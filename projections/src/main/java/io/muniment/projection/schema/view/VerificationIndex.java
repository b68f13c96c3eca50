package io.muniment.projection.schema.view;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The search index of verification requests: its names, and its fields as the mapping spells them. */
@Component
public final class VerificationIndex {

    public static final String ID = "id";
    public static final String TENANT = "tenant";
    public static final String TYPE = "type";
    public static final String STATUS = "status";
    public static final String SUBJECT = "subject";
    public static final String SUBJECT_LABEL = "subjectLabel";
    public static final String APPLICANT_NAME = "applicantName";
    public static final String KINDS = "kinds";
    public static final String TEXT = "text";
    public static final String SUBMITTED_AT = "submittedAt";

    private final String alias;

    /** A prefix keeps installations and tests that share one Elasticsearch apart. */
    public VerificationIndex(@Value("${muniment.search.index-prefix:}") String prefix) {
        this.alias = prefix + "verification-requests";
    }

    /** What queries and writes address. */
    public String alias() {
        return alias;
    }

    /** What stands behind the alias with the present mapping. */
    public String concrete() {
        return alias + "-v1";
    }

    /** One that is built beside it, to stand behind the alias one day. */
    public String marked(String mark) {
        return concrete() + "-" + mark;
    }
}
