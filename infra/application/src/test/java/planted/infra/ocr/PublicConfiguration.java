package planted.infra.ocr;

import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class PublicConfiguration {}
