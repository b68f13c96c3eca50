package io.muniment.infra.identity;

/** What a link is good for, and for nothing else; called so in the link, and in the name of its mail. */
enum LinkPurpose {
    INVITATION("invitation"),
    PASSWORD_SETUP("password-setup"),
    PASSWORD_RESET("password-reset");

    private final String path;

    LinkPurpose(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
