#include "text/boilerplate_rules.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace wiresift {
namespace {

using enum RemovalClass;

/// Below kVerdictScore: the words also occur in articles, so that the place of the block decides.
constexpr float kEvidence = 0.6F;

constexpr Rule kRules[] = {
    // Advisories of agencies to editors.
    {"en.advisory.bc", kAdvisory, "en", "bc * (advisory|digest|digests|budget|daybook|planner)",
     "BC-AP News Digest", "BC Ferries starts a news digest for its riders", .95F, 14},
    {"en.advisory.writethru", kAdvisory, "en", "bc * (writethru|ld|lead|sub|subs)",
     "BC-EU--Harbor Strike, 2nd Ld-Writethru", "BC Premier takes the lead in talks", .95F, 10},
    {"en.advisory.eds", kAdvisory, "en", "(eds|editors) (updates|note:|adds|notes:|subs|recasts) *",
     "Eds: Updates with details of the vote, background.",
     "Editors note the change with relief in their columns", .95F, 40},
    {"en.advisory.adds", kAdvisory, "en",
     "(adds|updates|recasts|repeats) * (paragraph|paragraphs|details|byline|background|quotes)",
     "(Adds minister's reaction in paragraph 3, background)", "It adds that the report was late",
     .92F, 20},

    // Ads.
    {"en.ad.marker", kAd, "en",
     "[paid] (advertisement|advertisements|advertising|advert|advertise|advertiser "
     "content|advertorial)",
     "- Advertisement -", "The advertisement ran on Sunday"},
    {"en.ad.short", kAd, "en",
     "(ad|ads|sponsored|promoted|paid content|sponsored content|sponsored by|partner "
     "content|sponsor message|ad feedback|ads by _)",
     "Sponsored Content", "Ads grew by a tenth last year"},
    {"en.ad.continue", kAd, "en",
     "[story|article|article content|content|report|post|reading] "
     "(continues|continue|resumes|continued) (below|after|reading below) [this|the] "
     "[advertisement|ad|advert|sponsor message|video|promo|newsletter promotion]",
     "Story continues below advertisement",
     "The story continues in Bremen after the vote of the council"},
    {"en.ad.scroll", kAd, "en",
     "(scroll|skip|scroll down) (to continue|to continue reading|past|advertisement|to read "
     "more|ad|past newsletter promotion) *",
     "Scroll to continue reading",
     "Scroll past the maps and the coast appears to be nearer than it ever was", .95F, 8},
    {"en.ad.report", kAd, "en",
     "(report this ad|report ad|remove ads|why this ad|close ad|hide ad|advertisement "
     "hide|advertise with us|loading ad|this advertisement has not loaded yet *)",
     "Report this ad", "Report this advert to the council, she said"},
    {"en.ad.commission", kAd, "en",
     "(if you|when you) (buy|purchase|click|shop) * (commission|commissions) *",
     "If you buy something through our links, we may earn a commission.",
     "If you buy a house, the agent gets his part", .95F, 45},
    {"en.ad.affiliate", kAd, "en", "* (affiliate link|affiliate links|affiliate commission)",
     "This page contains affiliate links", "The court banned affiliate links in March", .7F, 25},
    {"de.ad.marker", kAd, "de",
     "(anzeige|anzeigen|werbung|advertorial|sponsored post|gesponsert|anzeige schließen|werbung "
     "ausblenden|kooperationspartner anzeige)",
     "ANZEIGE", "Die Anzeige wurde am Montag erstattet"},
    {"de.ad.continue", kAd, "de",
     "(der artikel|dieser artikel|artikel|der beitrag|der text|es) (wird|geht) (nach|unterhalb) "
     "(der|dieser) (anzeige|werbung) (weiter|fortgesetzt)",
     "Artikel wird nach der Anzeige fortgesetzt", "Der Artikel wird nach dem Urteil neu gefasst"},
    {"de.ad.below", kAd, "de",
     "(nach der werbung weiterlesen|weiter nach der werbung|weiter nach der anzeige|lesen sie nach "
     "der anzeige weiter|mehr nach der werbung)",
     "Weiter nach der Werbung", "Weiter nach der Brücke links"},
    {"fr.ad.marker", kAd, "fr",
     "[la suite après cette|la suite après la] (publicité|publicités|annonce|annonces|contenu "
     "sponsorisé|pub)",
     "Publicité", "La publicité recule de deux points"},
    {"fr.ad.continue", kAd, "fr",
     "(la suite après cette publicité|la suite après la publicité|suite après la publicité|la "
     "suite de votre contenu après cette annonce|l'article continue ci-dessous|lire la suite après "
     "la publicité)",
     "La suite après cette publicité", "La suite après ce vote reste ouverte"},
    {"es.ad.marker", kAd, "es",
     "(publicidad|anuncio|anuncios|contenido patrocinado|patrocinado|publirreportaje|continúa "
     "después de la publicidad|sigue leyendo después de la publicidad)",
     "PUBLICIDAD", "El anuncio llegó el lunes"},
    {"it.ad.marker", kAd, "it",
     "(pubblicità|annuncio pubblicitario|contenuto sponsorizzato|messaggio pubblicitario|continua "
     "a leggere dopo la pubblicità|l'articolo continua dopo la pubblicità|sponsorizzato)",
     "Pubblicità", "La pubblicità è cresciuta"},
    {"pt.ad.marker", kAd, "pt",
     "(publicidade|anúncio|anúncios|conteúdo patrocinado|continua depois da publicidade|continua "
     "após a publicidade|pub|patrocinado)",
     "Continua após a publicidade", "O anúncio foi feito hoje"},
    {"nl.ad.marker", kAd, "nl",
     "(advertentie|advertenties|gesponsord|lees verder onder de advertentie|artikel gaat verder "
     "onder de advertentie|reclame|tekst loopt door onder de advertentie)",
     "Advertentie", "De advertentie stond in de krant"},
    {"sv.ad.marker", kAd, "sv",
     "(annons|annonser|annonsera|artikeln fortsätter efter annonsen|artikeln fortsätter under "
     "annonsen)",
     "ANNONS", "Annonsen var dyr"},
    {"pl.ad.marker", kAd, "pl",
     "(reklama|reklamy|artykuł sponsorowany|dalsza część artykułu pod reklamą|ciąg dalszy pod "
     "reklamą|materiał promocyjny)",
     "Reklama", "Reklama była droga"},
    {"ru.ad.marker", kAd, "ru",
     "(реклама|на правах рекламы|продолжение после рекламы|рекламный материал)", "РЕКЛАМА",
     "Реклама вышла в эфир"},
    {"zh.ad.marker", kAd, "zh", "(广告|廣告|推广|推廣|赞助内容|贊助內容)", "广告",
     "广告费上涨了一成"},
    {"ja.ad.marker", kAd, "ja", "(広告|スポンサーリンク|スポンサードリンク)", "広告",
     "広告費は一割増えた"},
    {"ko.ad.marker", kAd, "ko", "(광고|광고 닫기|스폰서 링크)", "광고", "광고 매출이 줄었다"},
    {"ar.ad.marker", kAd, "ar", "(إعلان|اعلان|إعلانات|محتوى مدعوم)", "إعلان",
     "إعلان جديد عن الميناء"},
    {"tr.ad.marker", kAd, "tr",
     "(reklam|reklam alanı|reklamdan sonra devam ediyor|haberin devamı reklamdan sonra)", "Reklam",
     "Reklam gelirleri arttı"},

    // Related stories.
    {"en.related.more", kRelated, "en",
     "(read|see|view|load|show|learn|find out|more|read next|see all|read also|also read|go "
     "deeper|dig deeper|up next|watch next|what to read next|further reading|keep reading|click "
     "here to read|click here) [more|it here|here|next|now|less] [on this story|on this "
     "topic|about this|stories|articles|news|posts|on this]",
     "Read More", "Read the letter in full, he said"},
    {"en.related.label", kRelated, "en",
     "(read more:|see also:|also read:|read also:|related:|must "
     "read:|more:|watch:|read:|listen:|see more:|don't miss:|related article:|related "
     "story:|editor's pick:|read next:|read more about:|read more on:|more from _:|more on "
     "_:|background:) *",
     "READ MORE: Harbor deal signed after a long night",
     "She read more than forty letters: none was signed", .93F, 30},
    {"en.related.heading", kRelated, "en",
     "[view|see|read|our|your] [more|most|top|all|latest|other] "
     "(related|recommended|trending|popular|featured|suggested|similar|latest|top|recent|more|most "
     "read|most popular|most viewed|you may like|editor's picks|editors picks) "
     "[posts|stories|articles|news|content|topics|links|now|videos|coverage|reading|reports|"
     "headlines|today|for you|in this section]",
     "Related posts", "Related posts were filled by the council"},
    {"en.related.youmay", kRelated, "en",
     "(you might|you may|you'll|you will|people also|readers also|others also) [also] (like|be "
     "interested in|enjoy|want to read|read|liked|viewed|love)",
     "You may also like", "You may like him or not"},
    {"en.related.morefrom", kRelated, "en", "[read|see|discover] more (from|on|in|about|by) *",
     "More from our politics desk",
     "More from the harbor was promised, but the mayor said on Monday that nobody should wait for "
     "it",
     .85F, 9},
    {"en.related.popular", kRelated, "en",
     "(most popular|most read|trending now|trending|what's hot|don't miss|in case you missed it|in "
     "this article|in this story|table of contents|on this page|jump to|contents|popular "
     "now|recommended for you|recommended|related topics|related tags|related content|related "
     "coverage|the latest|latest news|top stories|more stories|more news|more top stories|other "
     "stories|breaking news|hot topics|similar stories|similar articles|stories for you|latest "
     "stories|editors' picks|around the web|from around the web|promoted stories|related "
     "links|topics in this article|more on this story|more about this|related internet "
     "links|explore more|next article|previous article|next post|previous post|next story|previous "
     "story|older posts|newer posts|back to top|share this article|post navigation|filed "
     "under|tagged|tags)",
     "Around the Web", "Trending words of the year"},
    {"en.related.tags", kRelated, "en",
     "(tags:|topics:|filed under:|tagged:|tagged in:|categories:|category:|filed "
     "to:|keywords:|related topics:|related tags:|posted in:|in this "
     "article:|companies:|people:|more about:|explore:) *",
     "Topics: harbor, ferries, strike", "The talks had three topics: harbor, ferries and strikes",
     .93F, 40},
    {"en.related.count", kRelated, "en",
     "(image|photo|slide|picture|page|gallery|video) <n> of <n>", "Image 3 of 12",
     "Image 3 of the series sold for a million", .95F, 8},
    {"en.related.nofm", kRelated, "en", "<n> of <n> [photos|images|slides]", "1 of 3 |",
     "1 of 3 children is poor", .95F, 6},
    {"en.related.gallery", kRelated, "en",
     "(view|open|see|show) [image|photo|full|the|all|<n>|photo in] (gallery|image in "
     "fullscreen|photos|images|comments|slideshow)",
     "View image in fullscreen", "View of the gallery from the river", .95F, 6},
    {"en.related.watch", kRelated, "en",
     "(watch|play|watch live|video|now playing|play video|watch now|listen now|watch the "
     "video|watch video|watch more|listen|listen to article|listen to this "
     "article|live|photos|podcast|play audio|pause|mute|unmute|gallery|slideshow|click to play "
     "video|loading|loading video|video player is loading|replay|up "
     "next|autoplay|audio|fullscreen|close|listen to story|your browser does not support the _ "
     "element)",
     "Watch now", "Watch the river, they were told"},
    {"en.related.thisstory", kRelated, "en", "(click|tap) (here|below) (to|for) *",
     "Click here to see the full list",
     "Click here, drag there, and after a while the map of the whole valley will come up on the "
     "screen",
     .85F, 16},
    {"en.related.caps", kRelated, "en", "(related|see also|also read|read also) *",
     "ALSO READ | Ferry strike ends",
     "Related parties were told to leave the room and to wait there until nine", .7F, 12},
    {"de.related.also", kRelated, "de",
     "(lesen sie auch|lesen sie dazu auch|mehr zum thema|auch interessant|das könnte sie auch "
     "interessieren|das könnte sie interessieren|weiterlesen|mehr dazu|siehe auch|passend "
     "dazu|lesen sie mehr|mehr lesen|zum thema|weitere artikel|weitere nachrichten|weitere "
     "themen|meistgelesen|meistgelesene artikel|am meisten gelesen|ähnliche artikel|verwandte "
     "artikel|empfehlungen der redaktion|unsere empfehlungen|neueste artikel|mehr von "
     "_|themen|schlagworte|schlagwörter|lesetipps|das sollten sie lesen|lesen sie hier weiter|mehr "
     "anzeigen|alle anzeigen|weitere meldungen|mehr aus dem ressort|mehr|top themen|top "
     "artikel|beliebte artikel|aktuell|inhaltsverzeichnis|ihnen könnte auch gefallen|auch bei uns)",
     "Mehr zum Thema", "Mehr zum Thema Wasser sagte der Minister nicht"},
    {"de.related.label", kRelated, "de",
     "(lesen sie auch:|lesen sie dazu auch:|mehr zum thema:|auch interessant:|lesetipp:|lesen sie "
     "mehr:|siehe auch:|passend dazu:|mehr dazu:|schlagworte:|themen:|lesen sie hier:|lesen sie "
     "dazu:|weitere informationen:|hintergrund:|video:|podcast:|kommentar:|interview:) *",
     "Lesen Sie auch: Hafenstreik beendet", "Das Thema: Wasser", .93F, 30},
    {"de.related.prompt", kRelated, "de",
     "(lesen sie|lies) [hier|auch|dazu|mehr|jetzt] [hier|auch|dazu|mehr] *",
     "Lesen Sie hier mehr über den Hafenstreik",
     "Lesen Sie den Brief in Ruhe, schrieb der Vorstand der Genossenschaft an alle Mitglieder und "
     "deren Angehörige",
     .7F, 16},
    {"fr.related.also", kRelated, "fr",
     "[à] (lire aussi|lire la suite|lire plus|voir aussi|à lire|sur le même sujet|sur le même "
     "thème|à lire également|lire également|en savoir plus|articles liés|articles similaires|les "
     "plus lus|à découvrir|à voir aussi|à ne pas manquer|dans la même rubrique|à lire sur le même "
     "sujet|les plus populaires|plus d'actualités|nos articles|lire l'article|voir plus|voir "
     "tout|sur le sujet|pour aller plus loin|aller plus loin|notre sélection|nos "
     "recommandations|dernières actualités|à la une|dossier|thèmes|mots clés)",
     "Sur le même sujet", "Sur le même sujet, le ministre se tait"},
    {"fr.related.label", kRelated, "fr",
     "[à] (lire aussi:|lire aussi|lire également:|voir aussi:|à lire:|sur le même sujet:|lire:|à "
     "lire aussi:|en images:|en vidéo:|vidéo:|à lire également:|à lire aussi|mots clés:) *",
     "À lire aussi : La grève du port est finie", "Il faut lire : c'est bien", .92F, 30},
    {"es.related.also", kRelated, "es",
     "(lee también|leer más|lea también|te puede interesar|también te puede interesar|ver más|más "
     "información|noticias relacionadas|artículos relacionados|te recomendamos|lo más leído|lo más "
     "visto|más noticias|sigue leyendo|seguir leyendo|ver también|temas relacionados|más sobre "
     "este tema|le puede interesar|relacionadas|relacionado|relacionados|últimas "
     "noticias|contenido relacionado|archivado en|etiquetas|leer también|más en _|temas|más "
     "leídas|más leídos|quizás te interese|además|lo último|en portada|te sugerimos)",
     "Te puede interesar", "Te puede interesar el tema, dijo"},
    {"es.related.label", kRelated, "es",
     "(lee también:|lea también:|leer también:|te puede interesar:|también te puede interesar:|ver "
     "más:|más información:|le puede interesar:|te recomendamos:|lee más:|mira también:|ver "
     "también:|etiquetas:|temas:|archivado en:|vea también:|además:|le "
     "recomendamos:|vídeo:|video:) *",
     "Lee también: Termina la huelga del puerto", "Los temas de hoy: agua y pan", .93F, 30},
    {"it.related.also", kRelated, "it",
     "(leggi anche|leggi di più|leggi tutto|continua a leggere|potrebbe interessarti|potrebbe "
     "interessarti anche|ti potrebbe interessare|articoli correlati|notizie correlate|vedi anche|i "
     "più letti|le più lette|guarda anche|per approfondire|approfondisci|leggi "
     "qui|argomenti|argomenti trattati|ultime notizie|scopri di più|tag|correlati|più "
     "letti|consigliati)",
     "Leggi anche", "Leggi anche il libro, dice"},
    {"it.related.label", kRelated, "it",
     "(leggi anche:|vedi anche:|approfondisci:|guarda anche:|leggi:|per "
     "approfondire:|argomenti:|tag:|leggi qui:|ti potrebbe interessare:|video:) *",
     "LEGGI ANCHE: Finito lo sciopero", "Si leggono due cose: pane e acqua", .93F, 30},
    {"pt.related.also", kRelated, "pt",
     "(leia também|leia mais|veja também|saiba mais|notícias relacionadas|artigos "
     "relacionados|mais lidas|mais lidos|continue lendo|ver mais|últimas "
     "notícias|relacionadas|assuntos|assuntos relacionados|mais "
     "notícias|tópicos|etiquetas|recomendados para você|você pode gostar|confira também)",
     "Leia também", "Leia também o livro, disse ela"},
    {"pt.related.label", kRelated, "pt",
     "(leia também:|leia mais:|veja também:|saiba mais:|confira:|leia:|veja "
     "mais:|tópicos:|assuntos:|confira também:|etiquetas:|vídeo:) *",
     "Leia também: Acaba a greve no porto", "Há dois tópicos na mesa: água e pão", .93F, 30},
    {"nl.related.also", kRelated, "nl",
     "(lees ook|lees meer|lees verder|bekijk ook|meer over dit onderwerp|gerelateerd|gerelateerde "
     "artikelen|meest gelezen|zie ook|meer nieuws|aanbevolen|lees alles over _|onderwerpen|meer "
     "over|bekijk meer|laatste nieuws)",
     "Lees ook", "Lees ook de brief, zei hij"},
    {"nl.related.label", kRelated, "nl",
     "(lees ook:|lees meer:|bekijk ook:|zie ook:|luister ook:|meer lezen:|onderwerpen:|kijk ook:) "
     "*",
     "Lees ook: Staking in haven voorbij", "Zij lazen ook: het boek", .93F, 30},
    {"sv.related.also", kRelated, "sv",
     "(läs också|läs mer|läs även|mest läst|läs vidare|se också|mer om ämnet|relaterade "
     "artiklar|fler nyheter|senaste nytt|visa mer|rekommenderat|ämnen)",
     "Läs också", "Läs också boken, sade hon"},
    {"sv.related.label", kRelated, "sv", "(läs också:|läs mer:|läs även:|se också:|ämnen:) *",
     "LÄS MER: Hamnstrejken är slut", "De läste mer: boken", .93F, 30},
    {"pl.related.also", kRelated, "pl",
     "(czytaj także|czytaj też|czytaj więcej|zobacz także|zobacz też|przeczytaj także|przeczytaj "
     "też|polecane|najczęściej czytane|czytaj dalej|zobacz więcej|powiązane artykuły|tagi)",
     "Czytaj także", "Czytaj także książki"},
    {"pl.related.label", kRelated, "pl",
     "(czytaj także:|czytaj też:|zobacz także:|zobacz też:|czytaj więcej:|przeczytaj "
     "także:|przeczytaj też:|tagi:) *",
     "Czytaj także: Koniec strajku w porcie", "Czytają dwie rzeczy: książki i mapy", .93F, 30},
    {"ru.related.also", kRelated, "ru",
     "(читайте также|читать далее|читать дальше|смотрите также|материалы по теме|подробнее|новости "
     "по теме|по теме|самое читаемое|самое популярное|главное|последние новости|ещё "
     "новости|рекомендуем|теги|показать ещё|другие новости)",
     "Читайте также", "Читайте также книги"},
    {"ru.related.label", kRelated, "ru",
     "(читайте также:|смотрите также:|подробнее:|по теме:|читайте:|теги:|фото:|видео:) *",
     "Читайте также: Забастовка в порту окончена", "Он читал: это было важно", .93F, 30},
    {"en.related.listen", kRelated, "en",
     "[new] (you can now|newyou can now|newyou can) listen to *",
     "NEWYou can now listen to Harbor Times articles!", "You can now hear the ferry from the pier",
     .95F, 14},
    {"en.related.hub", kRelated, "en", "[more|more from] ap * (https|http) *",
     "AP ferries: https://apnews.com/hub/ferries", "AP reports that the harbor froze", .93F, 30},
    {"zh.related.also", kRelated, "zh",
     "(相关阅读|相关新闻|相关报道|相关文章|延伸阅读|延伸閱讀|相關新聞|相關報導|推荐阅读|热门新闻|"
     "更多新闻|更多报道|阅读更多)",
     "相关阅读", "相关阅读材料已经送到学校"},
    {"zh.related.label", kRelated, "zh",
     "(相关阅读:|相关新闻:|相关报道:|延伸阅读:|延伸閱讀:|相關新聞:|推荐阅读:|更多阅读:) *",
     "相关阅读：港口罢工结束", "她写了两个字：再见", .93F, 20},
    {"ja.related.also", kRelated, "ja",
     "(関連記事|関連ニュース|関連リンク|関連キーワード|あわせて読みたい|おすすめ記事|"
     "おすすめの記事|続きを読む|アクセスランキング|人気記事|もっと見る)",
     "関連記事", "関連記事を三本書いた"},
    {"ja.related.label", kRelated, "ja", "(関連記事:|関連ニュース:|関連:|あわせて読みたい:) *",
     "関連記事：港のストライキが終わる", "彼は二つ書いた：水とパン", .93F, 20},
    {"ko.related.also", kRelated, "ko",
     "(관련기사|관련 기사|관련 뉴스|관련뉴스|많이 본 뉴스|많이 본 기사|인기 기사|추천 기사|주요 "
     "뉴스|더보기)",
     "관련기사", "관련 기사 세 건을 썼다"},
    {"ko.related.label", kRelated, "ko", "(관련기사:|관련 기사:|관련 뉴스:) *",
     "관련 기사: 항만 파업 끝나", "그는 두 가지를 말했다: 물과 빵", .93F, 24},
    {"ar.related.also", kRelated, "ar",
     "(اقرأ أيضا|اقرأ أيضاً|اقرأ أيضًا|إقرأ أيضا|إقرأ أيضاً|اقرأ المزيد|مواضيع ذات صلة|أخبار ذات "
     "صلة|مقالات ذات صلة|الأكثر قراءة|شاهد أيضا|شاهد أيضاً)",
     "اقرأ أيضا", "اقرأ الكتاب كله قبل المساء"},
    {"ar.related.label", kRelated, "ar",
     "(اقرأ أيضا:|اقرأ أيضاً:|اقرأ أيضًا:|إقرأ أيضا:|إقرأ أيضاً:|شاهد أيضا:|شاهد أيضاً:) *",
     "اقرأ أيضا: انتهاء إضراب الميناء", "قال كلمتين: ماء وخبز", .93F, 30},
    {"tr.related.also", kRelated, "tr",
     "(ilgili haberler|ilgili haber|çok okunanlar|en çok okunanlar|son dakika haberleri|diğer "
     "haberler|öne çıkanlar|devamını oku|daha fazla göster)",
     "Çok okunanlar", "Çok okunan iki kitap yazdı"},
    {"tr.related.label", kRelated, "tr", "(ilgili haber:|ilgili haberler:|ayrıca okuyun:) *",
     "İlgili haber: Liman grevi bitti", "Son haber: gemi yola çıktı", .93F, 24},

    // Comments. Gates before paywalls: "Only subscribers … post comments".
    {"en.comments.gate", kComments, "en",
     "* (subscribers|subscriber|subscribe|log|sign|login|register|registered|account|logged) * "
     "(post comments|post a comment|to comment|leave a comment|leave comments|add a comment|join "
     "the conversation|view comments) *",
     "Only subscribers are eligible to post comments. Please log in first.",
     "He did not want to comment on the case in front of the cameras at the town hall on Monday "
     "evening, when asked",
     .92F, 26},
    {"en.comments.reply", kComments, "en",
     "(leave a|post a|add a|write a|submit a|post your|leave your|add "
     "your|view|show|hide|read|see|view all|load|load more|read all|no|join the|<n>|0|cancel|in "
     "the) [<n>] (reply|comment|comments|replies|response|responses|conversation|discussion|reply "
     "cancel reply|comments section|comment now|reply to this post)",
     "Leave a Reply", "Leave a reply at the desk"},
    {"en.comments.word", kComments, "en",
     "(comments|comment|reply|replies|conversation|discussion|discuss|responses|add "
     "comment|comments closed|what do you think|have your say|join the conversation|start the "
     "conversation|be the first to comment|name|email|website|your name|your email|your "
     "comment|submit|post comment|cancel reply|name email website|all comments|top "
     "comments|newest|oldest|report|upvote|downvote|log in to reply|loading comments|show "
     "comments|comment policy|your message|required) [<n>]",
     "Comments (12)", "Comments were few"},
    {"en.comments.closed", kComments, "en",
     "[the] (comments|commenting|comments section) (are|is|for|on|have|has) [for|now|this|on] "
     "[thread|article|story|post|this] [is|are|been|have been|article|story|thread|post] [now] "
     "(closed|disabled|moderated|turned off|not available|unavailable)",
     "Comments are closed", "The comments are harsh"},
    {"en.comments.required", kComments, "en",
     "(your email address|your email|email address|your e-mail address) (will not be|won't be|is "
     "not|will never be) (published|shared|displayed|visible) *",
     "Your email address will not be published. Required fields are marked *",
     "Your email address will do", .95F, 16},
    {"en.comments.fields", kComments, "en",
     "[indicates|all] (required fields|required field|fields) (are|is) (marked|required) *",
     "Required fields are marked *", "Required fields are rarely empty", .95F, 8},
    {"en.comments.save", kComments, "en",
     "(save my name email|notify me of follow up|notify me of new|this site uses akismet) *",
     "Save my name, email, and website in this browser for the next time I comment.",
     "Save my name for later, he said with a smile", .93F, 24},
    {"en.comments.policy", kComments, "en",
     "(please|we|by|all|comments) * (comment|comments|commenting|community guidelines|comment "
     "policy|commenting policy|community standards) * "
     "(respectful|guidelines|moderated|policy|rules|moderators|civil|standards) *",
     "Please keep comments civil and respectful.", "We heard the comments and left", .85F, 50},
    {"de.comments.word", kComments, "de",
     "[<n>] (kommentare|kommentar|kommentieren|diskutieren|kommentar schreiben|kommentare "
     "lesen|kommentar verfassen|leserkommentare|diskussion|diskutieren sie mit|jetzt "
     "kommentieren|alle kommentare|kommentare anzeigen|kommentare ausblenden|kommentar "
     "senden|schreiben sie einen kommentar|artikel kommentieren|antworten|leserbrief "
     "schreiben|leserbriefe|hinterlasse einen kommentar|schreibe einen kommentar|antwort "
     "abbrechen|ihre meinung) [<n>]",
     "Kommentare (3)", "Die Kommentare waren hart"},
    {"de.comments.gate", kComments, "de",
     "* (um|zum) [zu|diesen|artikel|den] (kommentieren|kommentar|kommentare) *",
     "Bitte melden Sie sich an, um zu kommentieren",
     "Der Sprecher wollte den Bericht am Montag nicht kommentieren", .85F, 16},
    {"de.comments.required", kComments, "de",
     "(deine|ihre) e-mail-adresse wird nicht veröffentlicht *",
     "Ihre E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind markiert",
     "Ihre E-Mail-Adresse wird nicht geprüft", .95F, 14},
    {"fr.comments.word", kComments, "fr",
     "[<n>] (commentaires|commentaire|réagir|laisser un commentaire|ajouter un "
     "commentaire|commenter|voir les commentaires|lire les commentaires|laissez un commentaire|vos "
     "réactions|réactions|annuler la réponse|répondre|partagez vos commentaires|poster un "
     "commentaire|tous les commentaires|écrire un commentaire) [<n>]",
     "Laisser un commentaire", "Le commentaire a surpris"},
    {"fr.comments.required", kComments, "fr",
     "votre adresse (e-mail|email|de messagerie) ne sera pas publiée *",
     "Votre adresse e-mail ne sera pas publiée.", "Votre adresse ne sera pas lue", .95F, 16},
    {"es.comments.word", kComments, "es",
     "[<n>] (comentarios|comentario|comentar|deja un comentario|deja tu comentario|dejar un "
     "comentario|añade un comentario|ver comentarios|deja una respuesta|cancelar la "
     "respuesta|escribe un comentario|responder|publicar comentario|opina|agregar un "
     "comentario|normas de participación) [<n>]",
     "Deja un comentario", "El comentario llegó tarde"},
    {"es.comments.required", kComments, "es",
     "tu dirección de correo electrónico no será publicada *",
     "Tu dirección de correo electrónico no será publicada.", "Tu dirección no será útil", .95F,
     16},
    {"it.comments.word", kComments, "it",
     "[<n>] (commenti|commento|commenta|lascia un commento|lascia un tuo commento|scrivi un "
     "commento|annulla risposta|rispondi|leggi i commenti|mostra i commenti|vedi tutti i commenti) "
     "[<n>]",
     "Lascia un commento", "Il commento è duro"},
    {"pt.comments.word", kComments, "pt",
     "[<n>] (comentários|comentário|comente|comentar|deixe um comentário|deixe seu "
     "comentário|deixe o seu comentário|ver comentários|responder|cancelar resposta|deixe uma "
     "resposta|enviar comentário) [<n>]",
     "Deixe um comentário", "O comentário foi curto"},
    {"nl.comments.word", kComments, "nl",
     "[<n>] (reacties|reactie|reageer|reageren|geef een reactie|plaats een reactie|laat een "
     "reactie achter|bekijk reacties|praat mee|antwoord annuleren) [<n>]",
     "Geef een reactie", "De reactie kwam laat"},
    {"sv.comments.word", kComments, "sv",
     "[<n>] (kommentarer|kommentera|lämna en kommentar|skriv en kommentar|visa kommentarer|lämna "
     "ett svar) [<n>]",
     "Lämna en kommentar", "Kommentaren kom sent"},
    {"pl.comments.word", kComments, "pl",
     "[<n>] (komentarze|komentarz|skomentuj|dodaj komentarz|napisz komentarz|zobacz "
     "komentarze|zostaw komentarz|komentarzy) [<n>]",
     "Dodaj komentarz", "Komentarz był ostry"},
    {"ru.comments.word", kComments, "ru",
     "[<n>] (комментарии|комментарий|комментировать|оставить комментарий|добавить "
     "комментарий|обсудить|написать комментарий|комментариев) [<n>]",
     "Оставить комментарий", "Комментарий был кратким"},
    {"zh.comments.word", kComments, "zh",
     "[<n>] (评论|我要评论|发表评论|网友评论|評論|發表評論) [<n>]", "发表评论", "评论写得很短"},
    {"ja.comments.word", kComments, "ja",
     "[<n>] (コメント|コメントする|コメントを書く|コメントを投稿) [<n>]", "コメントを書く",
     "コメントは短かった"},
    {"ko.comments.word", kComments, "ko", "[<n>] (댓글|댓글쓰기|댓글 쓰기|댓글 보기) [<n>]",
     "댓글 쓰기", "댓글은 짧았다"},
    {"tr.comments.word", kComments, "tr",
     "[<n>] (yorumlar|yorum yap|yorum yaz|yorum ekle|yorumları göster) [<n>]", "Yorum yap",
     "Yorum kısa sürdü"},

    // Accounts.
    {"en.login.reset", kLogin, "en", "* (reset|forgot|recover) (your|my) password *",
     "Use the form below to reset your password. We will send you an email with a reset code.",
     "They had to change all the passwords after the break-in at the port", .95F, 40},
    {"en.login.word", kLogin, "en",
     "[please] (log in|login|sign in|log out|logout|sign out|my account|create account|create an "
     "account|register|register now|forgot password|forgot your password|account|my profile|sign "
     "in register|sign up|username|password|remember me|lost your password|register or log in|log "
     "in or register|log in sign up|log in subscribe|sign in or register|sign in or sign up|login "
     "register|sign in to your account|log in to your account|already have an account|not a "
     "member|new here|welcome back|edit profile|manage account|my settings|log in here|sign in "
     "here|register here)",
     "Log in", "Log in to the fire, she said"},
    {"en.login.already", kLogin, "en",
     "(already|are you|not yet|not) (a|an|have|registered|subscribed|got) * "
     "(subscriber|member|account|subscribed|registered|log in|login|sign in|here|subscription)",
     "Already a subscriber? Sign in", "Already a third of the boats have left the harbor", .93F,
     14},
    {"en.login.please", kLogin, "en",
     "[please|you must|you need to|you have to|to continue] (log in|login|sign in|register|be "
     "logged in|create an account|create a free account|sign up) (to|or|for|with|first|as|using) *",
     "Please log in to continue reading",
     "Log in to the crane had failed, and so it stood still all day in the wind", .92F, 14},
    {"de.login.word", kLogin, "de",
     "[jetzt|hier|bitte|bereits|schon] (anmelden|einloggen|registrieren|abmelden|login|konto|mein "
     "konto|passwort vergessen|kostenlos registrieren|anmelden oder "
     "registrieren|abonnent|profil|logout|ausloggen|benutzername|passwort)",
     "Jetzt anmelden", "Sie wollten sich anmelden lassen"},
    {"de.login.please", kLogin, "de",
     "(bitte|jetzt) (melden sie sich|loggen sie sich|anmelden|einloggen|registrieren|melde "
     "dich|logge dich) *",
     "Bitte melden Sie sich an, um weiterzulesen", "Bitte melden, hieß es am Funk", .93F, 16},
    {"fr.login.word", kLogin, "fr",
     "(se connecter|connexion|s'inscrire|créer un compte|mon "
     "compte|connectez-vous|inscrivez-vous|se déconnecter|mot de passe oublié|déjà abonné|déjà "
     "inscrit|identifiez-vous|me connecter) [se connecter|connectez-vous|identifiez-vous]",
     "Se connecter", "Se connecter au réseau reste difficile"},
    {"es.login.word", kLogin, "es",
     "(iniciar sesión|inicia sesión|regístrate|registrarse|mi cuenta|crear cuenta|cerrar "
     "sesión|ingresar|olvidé mi contraseña|ya eres suscriptor|ya soy suscriptor|accede|acceder)",
     "Inicia sesión", "Acceder al puerto cuesta"},
    {"it.login.word", kLogin, "it",
     "(accedi|registrati|login|il mio account|password dimenticata|sei già abbonato|sei già "
     "abbonato accedi|esci|entra)",
     "Accedi", "Entra in porto la nave"},
    {"pt.login.word", kLogin, "pt",
     "(entrar|iniciar sessão|cadastre-se|registre-se|minha conta|esqueci minha senha|já é "
     "assinante|fazer login|faça login|login|sair)",
     "Faça login", "Entrar no porto é caro"},
    {"nl.login.word", kLogin, "nl",
     "(inloggen|registreren|mijn account|wachtwoord vergeten|log in|account aanmaken|uitloggen|al "
     "abonnee|aanmelden)",
     "Inloggen", "Inloggen op het net was lastig"},
    {"fr.login.please", kLogin, "fr",
     "[veuillez|merci de|vous devez] (connectez-vous|identifiez-vous|vous connecter|se "
     "connecter|créez un compte|créez un compte gratuit|être connecté) (pour|ou|afin) *",
     "Connectez-vous pour lire la suite", "Connectez-vous au quai dès ce soir", .93F, 16},
    {"es.login.please", kLogin, "es",
     "(inicia sesión|iniciar sesión|inicie sesión|debes iniciar "
     "sesión|identifícate|identifíquese|regístrate|regístrese|regístrate gratis|crea una "
     "cuenta|crea una cuenta gratis) (para|o) *",
     "Inicia sesión para seguir leyendo", "Inicia sesión el consejo con diez votos", .93F, 16},
    {"it.login.please", kLogin, "it",
     "(accedi|registrati|effettua il login|effettua l'accesso|crea un account|registrati gratis) "
     "(per|o) *",
     "Accedi per continuare a leggere", "Accedi al porto dal mare", .93F, 16},
    {"pt.login.please", kLogin, "pt",
     "(faça login|faça o login|faça seu login|inicie sessão|entre na sua "
     "conta|cadastre-se|registe-se|crie uma conta) (para|ou) *",
     "Faça login para continuar lendo", "Faça chuva ou faça sol, o barco sai", .93F, 16},
    {"nl.login.please", kLogin, "nl",
     "(log in|login|meld je aan|meld u aan|registreer je|maak een account aan|maak een gratis "
     "account aan|log eerst in) (om|of) *",
     "Log in om verder te lezen", "Log in op het net van de haven", .93F, 16},
    {"sv.login.please", kLogin, "sv",
     "(logga in|skapa konto|skapa ett konto|registrera dig) (för att|eller) *",
     "Logga in för att läsa vidare", "Logga in gick inte i hamnen", .93F, 16},
    {"pl.login.please", kLogin, "pl",
     "(zaloguj się|zarejestruj się|załóż konto) (aby|żeby|by|lub) *",
     "Zaloguj się, aby czytać dalej", "Zaloguj się do portu, powiedział", .93F, 16},
    {"ru.login.please", kLogin, "ru", "(войдите|авторизуйтесь|зарегистрируйтесь) (чтобы|или) *",
     "Войдите, чтобы читать дальше", "Войдите в порт с севера", .93F, 16},
    {"tr.login.word", kLogin, "tr",
     "(giriş yap|giriş yapın|üye ol|üye girişi|oturum aç|kaydol|şifremi unuttum)", "Giriş yap",
     "Giriş yolu kapalı"},
    {"ja.login.word", kLogin, "ja",
     "(ログイン|会員登録|新規登録|無料会員登録|ログインする|ログアウト)", "ログイン",
     "ログインできない人が増えた"},
    {"zh.login.word", kLogin, "zh", "(登录|登錄|注册|註冊|登录注册|立即登录|立即注册)", "登录",
     "登录系统的人很少"},
    {"ko.login.word", kLogin, "ko", "(로그인|회원가입|로그아웃|비밀번호 찾기)", "로그인",
     "로그인 오류가 늘었다"},

    // Subscriptions and newsletters.
    {"en.subscribe.newsletter", kSubscribe, "en",
     "[please|you can|don't miss out|stay informed|stay up to date|want more] (sign "
     "up|subscribe|signup|register) [now|today|here|free|below] (for|to|today|here|now) *",
     "Sign up for our morning newsletter",
     "Subscribe to what he says or leave, was the order of the day in the small party at that "
     "time, and long after",
     .93F, 20},
    {"en.subscribe.word", kSubscribe, "en",
     "(subscribe|subscribe now|subscribe "
     "today|newsletter|newsletters|subscription|subscriptions|sign me up|get the newsletter|our "
     "newsletters|free newsletter|daily newsletter|support us|donate|donate now|support our "
     "journalism|become a member|join now|join us|gift subscription|gift article|give this "
     "article|e-paper|print edition|today's paper|subscribe for free|try it now|get the "
     "app|download the app|download our app|become a subscriber|manage subscription|support local "
     "journalism|email newsletter|membership|subscriber only|subscribers only|subscriber "
     "exclusive|for subscribers|members only|exclusive|premium|free trial|most popular "
     "newsletters|get alerts|sign up here|email sign up|start your free trial|make a "
     "donation|contribute)",
     "Subscribe now", "Subscription prices rose"},
    {"en.subscribe.inbox", kSubscribe, "en",
     "* (your inbox|in your inbox|to your inbox|straight to your inbox|your email) *",
     "The top stories of the day, straight to your inbox.", "Empty the boxes and send them to us",
     .92F, 40},
    {"en.subscribe.ournewsletter", kSubscribe, "en",
     "* (our|this|the|free|daily|weekly|a|morning|evening|breaking|alert|email) "
     "(newsletter|newsletters|news alerts|email newsletter|newsletter here|newsletter "
     "today|mailing list|weekly newsletter|daily newsletter|morning newsletter)",
     "Get the news of the coast with our newsletter",
     "He read it and then sent the letter to the harbor news", .9F, 30},
    {"en.subscribe.newsletteris", kSubscribe, "en",
     "(this|a version of this) (article|story|piece|post|column) * newsletter *",
     "A version of this story appeared in our Coast newsletter.", "This story began with a letter",
     .85F, 45},
    {"en.subscribe.agree", kSubscribe, "en",
     "(by signing|by subscribing|by clicking|by submitting|by entering|by providing|by "
     "registering|by continuing) * "
     "(terms|privacy|policy|agree|acknowledge|consent|emails|newsletters) *",
     "By signing up you agree to our terms of use and privacy policy.",
     "By signing the paper he gave up the boat", .95F, 70},
    {"en.subscribe.email", kSubscribe, "en",
     "(enter your email|email address|your email address|enter email address|your e-mail "
     "address|e-mail|email me|invalid email|enter your email address|enter your e-mail "
     "address|email *required|first name|last name|zip code|postcode|enter a valid email|please "
     "enter a valid email address|thank you for subscribing|thanks for subscribing|thanks for "
     "signing up|success|an error has occurred please try again|you have successfully "
     "subscribed|check your inbox)",
     "Enter your email address", "Email address lists were sold"},
    {"en.subscribe.support", kSubscribe, "en",
     "(support|donate|help|please|make|your|become|join) * "
     "(donation|donations|journalism|contribution|contributions|a member|membership|nonprofit "
     "newsroom|supporters|support us|gift) * [today|now]",
     "Support independent journalism with a donation today.", "We saw what journalism can do", .75F,
     50},
    {"en.subscribe.trial", kSubscribe, "en",
     "(get|start|try|enjoy|read|unlock|subscribe|special offer|limited offer|save|special "
     "offer:|cancel|billed) * (unlimited|free|digital|full|all|<n>) * "
     "(access|trial|month|months|week|weeks|year|anytime)",
     "Get unlimited digital access for 4 weeks",
     "Get the free boats out of the harbor before the ice comes back in a week or two, captains "
     "say",
     .9F, 20},
    {"de.subscribe.newsletter", kSubscribe, "de",
     "(newsletter|newsletter abonnieren|abonnieren|jetzt abonnieren|abo|abo abschließen|abo "
     "testen|abo angebote|abo bestellen|jetzt testen|jetzt newsletter abonnieren|zum newsletter "
     "anmelden|newsletter bestellen|hier abonnieren|kostenlos abonnieren|jetzt gratis testen|zum "
     "abo|digital abo|e-paper|probeabo|push nachrichten aktivieren|jetzt spenden|spenden|jetzt app "
     "laden|unsere newsletter|mehr abo angebote|abo shop|unser newsletter|kostenlos testen)",
     "Newsletter abonnieren", "Abonnieren wollten es nur wenige"},
    {"de.subscribe.prompt", kSubscribe, "de",
     "(melden|abonnieren|bestellen|jetzt|erhalten|folgen|holen|kostenlos|täglich|alles|hier|unser|"
     "unseren) * (newsletter|newsletters|whatsapp kanal|whatsapp channel) *",
     "Melden Sie sich hier für unseren Newsletter an",
     "Der Brief an den Kanal kam am Montag zurück", .9F, 30},
    {"de.paywall.offer", kPaywall, "de",
     "* (weiterlesen|lesen sie weiter|weiter lesen) * "
     "(abo|plus|digital|abonnement|registrierung|probemonat|monat) *",
     "Jetzt weiterlesen mit dem Digital-Abo", "Wer weiterlesen will, kauft das Buch", .92F, 26},
    {"fr.subscribe.word", kSubscribe, "fr",
     "[je] (s'abonner|abonnez-vous|m'abonner|je m'abonne|abonnement|inscrivez-vous à la "
     "newsletter|newsletter|newsletters|s'inscrire à la newsletter|abonné|réservé aux "
     "abonnés|article réservé aux abonnés|offrir cet article|nos newsletters|abonnez-vous à notre "
     "newsletter|recevoir la newsletter|faire un don|soutenez-nous|je fais un don|déjà abonné) [se "
     "connecter]",
     "Abonnez-vous", "L'abonnement a coûté cher"},
    {"fr.subscribe.prompt", kSubscribe, "fr",
     "(abonnez-vous|inscrivez-vous|recevez|suivez|retrouvez) * "
     "(newsletter|newsletters|infolettre|boîte mail|alertes|application|whatsapp|chaîne) *",
     "Recevez chaque matin notre newsletter", "Recevez nos amis comme il se doit", .93F, 30},
    {"es.subscribe.word", kSubscribe, "es",
     "(suscríbete|suscribirse|suscríbase|suscripción|newsletter|boletín|boletines|suscríbete "
     "ahora|hazte socio|solo para suscriptores|hazte suscriptor|regístrate gratis|exclusivo para "
     "suscriptores|contenido exclusivo|newsletters|suscríbete gratis|apóyanos)",
     "Suscríbete", "El boletín tardó dos días"},
    {"es.subscribe.prompt", kSubscribe, "es",
     "(suscríbete|suscríbase|recibe|recibí|regístrate|apúntate|reciba|únete|sigue) * "
     "(newsletter|boletín|boletines|correo|whatsapp|telegram|canal|alertas) *",
     "Suscríbete a nuestro boletín semanal", "Recibe el premio en su barco", .93F, 30},
    {"it.subscribe.word", kSubscribe, "it",
     "(abbonati|iscriviti|iscriviti alla newsletter|newsletter|abbonati ora|abbonamento|contenuto "
     "riservato agli abbonati|iscriviti alla nostra newsletter|sostienici|abbonati subito|dona "
     "ora)",
     "Abbonati ora", "Gli abbonati sono tre"},
    {"it.subscribe.prompt", kSubscribe, "it",
     "(iscriviti|ricevi|seguici|resta|rimani) * "
     "(newsletter|whatsapp|telegram|canale|aggiornato|aggiornata|google news) *",
     "Iscriviti alla nostra newsletter quotidiana", "Resta la paura del mare", .93F, 30},
    {"pt.subscribe.word", kSubscribe, "pt",
     "(assine|assine já|assine agora|newsletter|assinatura|inscreva-se|assinar|conteúdo exclusivo "
     "para assinantes|exclusivo para assinantes|seja assinante|receba "
     "notícias|newsletters|apoie-nos)",
     "Assine já", "A assinatura do tratado"},
    {"pt.subscribe.prompt", kSubscribe, "pt",
     "(assine|receba|inscreva-se|siga|clique|entre|subscreva|participe) * "
     "(newsletter|whatsapp|telegram|canal|e-mail|notícias|google notícias) *",
     "Receba as notícias no seu WhatsApp", "Receba os amigos no barco", .93F, 30},
    {"nl.subscribe.word", kSubscribe, "nl",
     "(abonneer|abonneren|abonneer nu|nieuwsbrief|nieuwsbrieven|word abonnee|word lid|schrijf je "
     "in|meld je aan|probeer nu|alleen voor abonnees|al abonnee log in|inschrijven nieuwsbrief)",
     "Word abonnee", "De nieuwsbrief was kort"},
    {"nl.subscribe.prompt", kSubscribe, "nl",
     "(meld|schrijf|abonneer|ontvang|volg) * (nieuwsbrief|nieuwsbrieven|mailbox|whatsapp|inbox) *",
     "Schrijf je in voor onze nieuwsbrief", "Schrijf de brief op het schip", .93F, 26},
    {"sv.subscribe.word", kSubscribe, "sv",
     "(prenumerera|bli prenumerant|nyhetsbrev|prenumerera nu|prova nu|redan prenumerant|logga "
     "in|logga in här|skapa konto|anmäl dig till vårt nyhetsbrev)",
     "Bli prenumerant", "Nyhetsbrevet kom sent"},
    {"pl.subscribe.word", kSubscribe, "pl",
     "(subskrybuj|prenumerata|zapisz się|newsletter|zapisz się na newsletter|zaloguj "
     "się|zarejestruj się|kup prenumeratę|zaloguj|moje konto|dołącz do nas)",
     "Zapisz się na newsletter", "Prenumerata była tania"},
    {"ru.subscribe.word", kSubscribe, "ru",
     "(подписаться|подпишитесь|подписка|войти|регистрация|оформить "
     "подписку|подпишись|вход|зарегистрироваться)",
     "Подписаться", "Подписка стоит дорого"},
    {"ru.subscribe.prompt", kSubscribe, "ru",
     "(подписывайтесь|подпишитесь|подпишись|следите|читайте) * "
     "(канал|рассылку|telegram|телеграм|вконтакте|дзен|google|новостями|нас) *",
     "Подписывайтесь на наш канал в Telegram", "Следите за ветром, сказал он", .93F, 24},
    {"tr.subscribe.word", kSubscribe, "tr",
     "(abone ol|abone olun|bültene abone ol|e-bülten|bülten)", "Abone ol", "Abone sayısı arttı"},
    {"ja.subscribe.word", kSubscribe, "ja",
     "(メルマガ登録|ニュースレター|購読する|購読申し込み|定期購読)", "購読する",
     "購読する人が減った"},
    {"ko.subscribe.word", kSubscribe, "ko", "(구독|구독하기|뉴스레터 구독|뉴스레터)", "구독하기",
     "구독 요금이 올랐다"},

    // Paywalls.
    {"en.paywall.limit", kPaywall, "en",
     "(you have|you've|this is) * (free articles|free article|article limit|articles left|articles "
     "remaining|last free article) *",
     "You have reached your limit of free articles this month.",
     "You have two boats left at the pier", .95F, 26},
    {"en.paywall.only", kPaywall, "en",
     "[this|the] (article|story|content|page|post|feature) is [only|exclusively] (for|available "
     "to|reserved for|free for|exclusive to|available for) * "
     "(subscribers|members|subscriber|users)",
     "This article is only available to subscribers", "This story is for all who sail", .95F, 16},
    {"en.paywall.continue", kPaywall, "en",
     "[to] (continue reading|read the full story|read the full article|keep reading|read the "
     "rest|unlock this article|read full story|continue reading below|read full article) *",
     "To continue reading, choose a plan",
     "Continue reading and you will see the point, wrote the judge in his long letter to the court "
     "of appeal",
     .92F, 16},
    {"en.paywall.enjoying", kPaywall, "en",
     "(enjoying|want) (this article|this story|more|to read more|unlimited access|our latest) * "
     "(subscribe|subscriber|subscription|sign up|today|premium|now|newsletter)",
     "Enjoying this article? Become a subscriber", "Want more of it", .93F, 16},
    {"de.paywall.plus", kPaywall, "de",
     "(dieser artikel|dieser inhalt|dieser text|diesen artikel|sie haben|dieser beitrag) * "
     "(abonnenten|abonnement|abo|plus|kostenpflichtig|registrierung|freigeschaltet|probemonat) *",
     "Dieser Artikel ist nur für Abonnenten sichtbar", "Dieser Artikel war kurz", .93F, 30},
    {"fr.paywall.reserved", kPaywall, "fr",
     "(cet article est|il vous reste|la suite est|contenu) * (abonnés|à lire|abonné|abonnement) *",
     "Cet article est réservé aux abonnés", "Cet article est long", .93F, 26},
    {"de.paywall.continue", kPaywall, "de",
     "(um|zum) (weiterzulesen|weiterlesen|den ganzen artikel zu lesen|den artikel zu lesen|diesen "
     "artikel weiterzulesen) *",
     "Um weiterzulesen, wählen Sie ein Angebot", "Um neun Uhr las er den Artikel noch einmal", .93F,
     14},
    {"fr.paywall.continue", kPaywall, "fr",
     "(pour lire la suite|pour continuer à lire|pour continuer votre lecture|pour poursuivre votre "
     "lecture|pour lire cet article|lisez la suite de cet article) *",
     "Pour lire la suite, abonnez-vous", "Pour lire la carte, il faut du vent", .93F, 14},
    {"es.paywall.reserved", kPaywall, "es",
     "[este|esta|un] (contenido|artículo|noticia) [es|está] "
     "(exclusivo|exclusiva|reservado|reservada|disponible|solo|sólo) "
     "[solo|sólo|exclusivo|exclusivamente] para [nuestros|los|tus|usuarios] "
     "(suscriptores|socios|abonados|registrados) *",
     "Este contenido es exclusivo para suscriptores", "Este artículo es corto para los socios",
     .95F, 20},
    {"es.paywall.continue", kPaywall, "es",
     "[suscríbete|suscríbase|hazte suscriptor|hazte socio] para (seguir leyendo|continuar "
     "leyendo|leer el artículo completo|leer la noticia completa) *",
     "Para seguir leyendo, elige una oferta", "Para seguir el barco compró un mapa", .93F, 12},
    {"it.paywall.reserved", kPaywall, "it",
     "[questo|questa] (articolo|contenuto|notizia|la lettura) [è] "
     "(riservato|riservata|esclusivo|esclusiva|disponibile solo) (agli|ai|per) [gli|i|soli|nostri] "
     "(abbonati|iscritti|registrati|utenti registrati) *",
     "Questo articolo è riservato agli abbonati", "Questo articolo è breve", .95F, 18},
    {"it.paywall.continue", kPaywall, "it",
     "[abbonati] per (continuare a leggere|continuare la lettura|leggere tutto l'articolo|leggere "
     "l'articolo completo) *",
     "Per continuare a leggere, abbonati", "Per continuare il viaggio servono tre navi", .93F, 14},
    {"pt.paywall.reserved", kPaywall, "pt",
     "[este|esta|essa] (conteúdo|artigo|notícia|matéria|reportagem) [é] "
     "(exclusivo|exclusiva|restrito|restrita|reservado|reservada) (para|a|aos) [os|nossos] "
     "(assinantes|cadastrados|subscritores) *",
     "Este conteúdo é exclusivo para assinantes", "Este artigo é curto", .95F, 18},
    {"pt.paywall.continue", kPaywall, "pt",
     "[assine] para (continuar lendo|continuar a ler|seguir lendo|ler o artigo completo|ler a "
     "matéria completa|ler a notícia completa) *",
     "Para continuar lendo, escolha um plano", "Para continuar a viagem falta vento", .93F, 14},
    {"nl.paywall.reserved", kPaywall, "nl",
     "(dit artikel|deze inhoud|dit verhaal|artikel) [is] [alleen|exclusief|enkel|uitsluitend] "
     "[beschikbaar|toegankelijk] voor [onze] (abonnees|leden) *",
     "Dit artikel is exclusief voor abonnees", "Dit artikel is kort", .95F, 16},
    {"nl.paywall.continue", kPaywall, "nl",
     "[wil je|wilt u|om] (verder lezen|verder te lezen|dit artikel lezen|dit artikel te lezen) *",
     "Wil je verder lezen? Word lid", "Wil je verder dan de brug, vroeg hij", .92F, 12},
    {"sv.paywall.reserved", kPaywall, "sv",
     "(artikeln|denna artikel|den här artikeln|det här är innehåll) är [bara|endast|låst|exklusiv] "
     "[för] (prenumeranter|låst|medlemmar|plusartikel) *",
     "Den här artikeln är endast för prenumeranter", "Den här artikeln är kort", .95F, 16},
    {"sv.paywall.continue", kPaywall, "sv",
     "[prenumerera] för att (läsa vidare|läsa hela artikeln|fortsätta läsa) *",
     "För att läsa vidare, välj ett abonnemang", "För att läsa brevet tog han en lampa", .93F, 14},
    {"pl.paywall.reserved", kPaywall, "pl",
     "[ten|ta] (artykuł|treść|tekst) [jest] [dostępny|dostępna] [tylko|wyłącznie] dla [naszych] "
     "(subskrybentów|prenumeratorów|zalogowanych|abonentów) *",
     "Artykuł dostępny tylko dla prenumeratorów", "Artykuł jest krótki", .95F, 16},
    {"ru.paywall.reserved", kPaywall, "ru",
     "[этот] (материал|статья|текст) [доступен|доступна] [только] (для|по) "
     "(подписчиков|подписке|зарегистрированных) *",
     "Материал доступен только для подписчиков", "Материал для моста привезли", .95F, 16},
    {"tr.paywall.reserved", kPaywall, "tr",
     "bu (içerik|haber|yazı) [sadece|yalnızca] (abonelere|üyelere|aboneler|üyeler) "
     "(özel|özeldir|içindir) *",
     "Bu içerik sadece abonelere özeldir", "Bu içerik yeni", .95F, 12},
    {"ja.paywall.reserved", kPaywall, "ja",
     "(この記事は有料会員限定です|この記事は有料記事です|有料会員限定|会員限定|会員限定記事|"
     "有料記事|この記事は会員限定です) *",
     "この記事は有料会員限定です", "この記事は短い", .95F, 12},

    // Sharing and following.
    {"en.share.network", kShare, "en",
     "[share|share on|share via|share to|follow on|follow us on|tweet on|send via|post on|on] "
     "(facebook|twitter|whatsapp|linkedin|pinterest|reddit|telegram|instagram|tumblr|messenger|"
     "flipboard|bluesky|threads|tiktok|youtube|mastodon|pocket|viber|line|xing|vk|snapchat|truth "
     "social|x twitter|twitter x|x|email|e-mail|mail|copy link|sms|print|rss|google news|apple "
     "news|spotify|hacker "
     "news|google|discord|skype|weibo|kakaotalk|link|flipboard|icon|wechat|messages)",
     "• Whatsapp", "Facebook shares fell by a tenth"},
    {"en.share.networks", kShare, "en",
     "[share|follow us|follow|on|share:|share this|share on] "
     "(facebook|twitter|whatsapp|linkedin|email) [on|via|or|and|share|tweet] "
     "(facebook|twitter|whatsapp|linkedin|email|pinterest|print|reddit|telegram|instagram|mail|x|x "
     "twitter) [*]",
     "Facebook Twitter WhatsApp Email", "Facebook and Google pay", .93F, 14},
    {"en.share.word", kShare, "en",
     "[<n>] (share|shares|share this|share this article|share this story|share this post|share "
     "article|share story|tweet|pin it|pin|like|likes|like this|retweet|send|save|save "
     "article|save this story|save story|bookmark|print|print this|print article|copy|copied|copy "
     "link|copy url|link copied|link copied to clipboard|copied to clipboard|email|email "
     "this|email this article|share full article|share options|share link|repost|add to "
     "favorites|text size|font size|resize|share now|share via|share on|sharing options|share this "
     "with|share this page|share page|email article|like loading|republish|republish this "
     "article|click to share|comments share|share save|save share|more "
     "options|options|download|download pdf|cite|embed) [<n>]",
     "Share this article", "Share prices of ferry lines rose"},
    {"en.share.click", kShare, "en", "click to (share|email|print|tweet) *",
     "Click to share on Facebook (Opens in new window)",
     "Click to shoot, said the man with the old camera and laughed at the boys in the yard", .95F,
     14},
    {"en.share.follow", kShare, "en",
     "[please|you can|and|or] (follow|find|like|join|connect with|contact|visit|follow along with) "
     "(us|me|our|the author|him|her|@|the conversation) [also] (on|at|via|@) *",
     "Follow us on Facebook and Instagram",
     "Follow us on the way down, the guide called out, and so we went with him to the sea in the "
     "rain",
     .95F, 16},
    {"en.share.followat", kShare, "en",
     "(follow|contact|email|reach|write to) <name> [on twitter|on x|on instagram|via email] "
     "(at|on|@|:) *",
     "Follow Jane Marlow on Twitter @janemarlow",
     "Follow Jane Marlow and the others to the end of the road, into the wood and then back", .93F,
     16},
    {"en.share.followname", kShare, "en",
     "(follow|following|unfollow|follow us|follow author|follow topic|follow this "
     "topic|connect|our social media|social media|find us|stay connected|get in touch|contact "
     "us|send us a tip|contact|contact the author|email the author|got a tip|submit a tip|send "
     "tip|send a letter to the editor|letters to the editor)",
     "Follow us", "Follow the money, she says"},
    {"en.share.handle", kShare, "en", "[follow|on twitter|twitter|x|twitter:|tweet] @ _ [@|_]",
     "@janemarlow", "Meet @ noon at the quay today", .93F, 6},
    {"de.share.word", kShare, "de",
     "(teilen|artikel teilen|drucken|merken|artikel drucken|per mail|per e-mail teilen|per "
     "whatsapp teilen|auf facebook teilen|auf twitter teilen|twittern|artikel merken|link "
     "kopieren|link kopiert|beitrag teilen|folgen sie uns|folge uns|mailen|teilen "
     "sie|feedback|anhören|vorlesen|artikel anhören|auf x teilen|schließen|facebook teilen|seite "
     "drucken|zur startseite|speichern|auf die merkliste|zur merkliste|verschenken|artikel "
     "verschenken|per mail teilen|url kopieren|textgröße|schriftgröße) [<n>|<time>]",
     "Artikel teilen", "Teilen will er nicht"},
    {"de.share.follow", kShare, "de",
     "(folgen sie|folge|folgt|besuchen sie) (uns|der|dem|mir) [auch|doch|gerne] (auf|bei|via|in) *",
     "Folgen Sie uns auf Instagram",
     "Folgen Sie uns in den Hafen, rief der Lotse und fuhr voraus, bis die Lichter von der See aus "
     "zu sehen waren",
     .93F, 18},
    {"fr.share.word", kShare, "fr",
     "(partager|partagez|imprimer|envoyer|envoyer par e-mail|partager sur facebook|partager sur "
     "twitter|partager l'article|suivez-nous|suivre|copier le lien|partager cet "
     "article|écouter|enregistrer|écouter l'article|lien copié|partager sur whatsapp|partager sur "
     "linkedin|fermer|sauvegarder|par mail|partager par e-mail|ajouter à vos favoris|taille du "
     "texte) [<n>]",
     "Partager l'article", "Partager le pain est un art"},
    {"fr.share.follow", kShare, "fr",
     "suivez (nous|l'actualité|toute l'actualité|notre) * (sur|facebook|twitter|whatsapp|google) *",
     "Suivez-nous sur Facebook", "Suivez le guide", .93F, 16},
    {"es.share.word", kShare, "es",
     "(compartir|comparte|compartir en facebook|compartir en twitter|compartir en "
     "whatsapp|imprimir|enviar|síguenos|copiar enlace|guardar|compartir artículo|escuchar|enviar "
     "por correo|síguenos en|compartir por|copiar link|seguir|escucha la "
     "noticia|cerrar|tuitear|enlace copiado|guardar artículo|me gusta) [<n>]",
     "Compartir en Facebook", "Compartir el barco ahorra"},
    {"es.share.follow", kShare, "es",
     "(sigue|síguenos|síganos|sigue toda|sigue a) * (facebook|twitter|instagram|x|google "
     "news|redes sociales|tiktok)",
     "Síguenos en Facebook", "Sigue la lluvia en el norte", .93F, 24},
    {"it.share.word", kShare, "it",
     "(condividi|stampa|invia|seguici|condividi su facebook|condividi l'articolo|copia "
     "link|condividi su twitter|condividi su whatsapp|salva|ascolta|ascolta "
     "articolo|chiudi|seguici su _|invia per email|condividi articolo|facebook twitter) [<n>]",
     "Condividi l'articolo", "Condividi il pane"},
    {"pt.share.word", kShare, "pt",
     "(compartilhar|compartilhe|partilhar|imprimir|siga-nos|compartilhe no facebook|compartilhar "
     "no whatsapp|copiar link|partilhe|ouvir|salvar|enviar por e-mail|link copiado|compartilhe "
     "essa notícia|compartilhe esta notícia|guardar|enviar|fechar|partilhar artigo|ouvir notícia) "
     "[<n>]",
     "Compartilhe", "Compartilhe o pão"},
    {"nl.share.word", kShare, "nl",
     "(delen|deel|deel dit artikel|deel op facebook|deel via whatsapp|afdrukken|volg "
     "ons|bewaar|kopieer link|deel artikel|printen|opslaan|kopieer|luister|sluiten|deel dit "
     "bericht|bewaar artikel|link gekopieerd) [<n>]",
     "Deel dit artikel", "Deel van de vloot keert terug"},
    {"sv.share.word", kShare, "sv",
     "(dela|dela artikeln|dela på facebook|tipsa|skriv ut|följ oss|spara|lyssna|kopiera "
     "länk|tweeta|dela artikel|stäng) [<n>]",
     "Dela artikeln", "Dela brödet"},
    {"pl.share.word", kShare, "pl",
     "(udostępnij|podziel się|drukuj|udostępnij na facebooku|kopiuj link|obserwuj nas|polub "
     "nas|wyślij|skopiuj link|zapisz) [<n>]",
     "Udostępnij", "Podziel chleb"},
    {"ru.share.word", kShare, "ru",
     "(поделиться|поделиться ссылкой|распечатать|отправить|скопировать "
     "ссылку|поделитесь|печать|вконтакте|одноклассники|телеграм) [<n>]",
     "Поделиться", "Поделиться хлебом"},
    {"de.share.this", kShare, "de",
     "(diesen artikel|diesen beitrag|diese nachricht|diese seite|teilen sie diesen artikel|teile "
     "diesen artikel|teilen sie diesen beitrag) "
     "[teilen|weiterempfehlen|drucken|empfehlen|versenden|auf] [facebook|twitter|x|whatsapp]",
     "Diesen Artikel weiterempfehlen", "Diesen Artikel will er drucken lassen", .93F, 8},
    {"fr.share.this", kShare, "fr",
     "(partager|partagez) [cet|cette|ce|l'|la|le|sur] "
     "(article|contenu|page|info|actualité|actu|publication|facebook|x|twitter|whatsapp|linkedin|"
     "telegram|bluesky|les réseaux sociaux) [sur les réseaux sociaux]",
     "Partagez cette info", "Partager cette page de la mer, un rêve", .93F, 9},
    {"es.share.this", kShare, "es",
     "(comparte|comparta|compartir|compártelo|compartilo) [esta|este|la|el|en|por|con] "
     "(noticia|artículo|nota|entrada|publicación|página|contenido|historia|facebook|x|twitter|"
     "whatsapp|telegram|linkedin|redes sociales|tus amigos) [en redes sociales|en facebook|en "
     "twitter]",
     "Comparte esta noticia", "Comparte la noticia con su tripulación", .93F, 9},
    {"it.share.this", kShare, "it",
     "(condividi|condividete) [questo|questa|l'|la|il|su|con] "
     "(articolo|notizia|post|pagina|contenuto|facebook|x|twitter|whatsapp|telegram|linkedin|i tuoi "
     "amici) [su facebook|su twitter|sui social]",
     "Condividi questa notizia", "Condividi il pane con la pagina accanto", .93F, 9},
    {"pt.share.this", kShare, "pt",
     "(compartilhe|compartilhar|partilhe|partilhar) [esta|este|essa|esse|a|o|no|via] "
     "(notícia|artigo|matéria|reportagem|conteúdo|página|post|facebook|x|twitter|whatsapp|telegram|"
     "linkedin|nas redes sociais) [nas redes sociais|no facebook]",
     "Compartilhe esta matéria", "Compartilhe o pão da página", .93F, 9},
    {"nl.share.this", kShare, "nl",
     "(deel|delen) [dit|deze|het|via|op] "
     "(artikel|bericht|verhaal|nieuws|pagina|facebook|x|twitter|whatsapp|linkedin|email|e-mail) "
     "[op facebook|via whatsapp|met vrienden]",
     "Deel dit verhaal", "Deel het nieuws niet te vroeg", .93F, 9},
    {"sv.share.this", kShare, "sv",
     "(dela|tipsa om) [den här|denna|på|via] "
     "(artikeln|artikel|sidan|nyheten|facebook|x|twitter|linkedin|e-post)",
     "Dela den här artikeln", "Dela sidan av båten i två", .93F, 7},
    {"pl.share.this", kShare, "pl",
     "(udostępnij|podziel się|poleć) [ten|tym|na] "
     "(artykuł|artykułem|tekst|facebooku|twitterze|facebook|stronę)",
     "Udostępnij ten artykuł", "Udostępnij mapę portu załodze", .93F, 7},
    {"ru.share.this", kShare, "ru",
     "(поделиться|поделитесь|поделись) [этой|этим|в] "
     "(новостью|статьёй|статьей|материалом|соцсетях|социальных сетях|vk|telegram)",
     "Поделиться новостью", "Поделиться новостью с экипажем", .93F, 7},
    {"zh.share.word", kShare, "zh",
     "(分享|分享到|分享至|转发|转发到|收藏|打印|分享到微信|复制链接)", "分享到",
     "分享到的面包很少"},
    {"ja.share.word", kShare, "ja",
     "(シェア|シェアする|ツイート|ツイートする|印刷|印刷する|リンクをコピー|保存)", "シェアする",
     "シェアする部屋が増えた"},
    {"ko.share.word", kShare, "ko",
     "(공유|공유하기|기사 공유|인쇄|인쇄하기|스크랩|글자크기|페이스북|트위터|카카오톡|url복사)",
     "공유하기", "공유 경제가 커졌다"},
    {"ar.share.word", kShare, "ar",
     "(شارك|مشاركة|شارك الخبر|شارك المقال|طباعة|نسخ الرابط|فيسبوك|تويتر|واتساب)", "شارك الخبر",
     "شارك الوزير في الاجتماع"},
    {"tr.share.word", kShare, "tr",
     "(paylaş|haberi paylaş|tweetle|yazdır|bağlantıyı kopyala|facebook'ta paylaş|x'te "
     "paylaş|twitter'da paylaş|whatsapp'ta paylaş|yazı boyutu)",
     "Haberi paylaş", "Haberi paylaşan gazeteci"},

    // Rights.
    {"en.legal.copyright", kLegal, "en",
     "[all content|content] (©|copyright|copyright ©|© copyright|c) <n> *",
     "Copyright 2022 The Harbor Times. All rights reserved.",
     "Copyright law changed in 2022 when the parliament passed the act, and courts have since "
     "applied it",
     .95F, 70},
    {"en.legal.sign", kLegal, "en", "© *", "© Harbor Times Ltd", "The sign © is old", .93F, 40},
    {"en.legal.rights", kLegal, "en", "* (all rights reserved|rights reserved) [*]",
     "The Harbor Times. All rights reserved.",
     "All rights were reserved for the crown in the old charter of the town", .93F, 60},
    {"en.legal.material", kLegal, "en",
     "this (material|article|content|story) (may not be|cannot be|must not be|is protected|can not "
     "be) (published|reproduced|broadcast|redistributed|rewritten|copied|republished|by) *",
     "This material may not be published, broadcast, rewritten or redistributed.",
     "This story may not be true", .95F, 40},
    {"en.legal.terms", kLegal, "en",
     "(terms|privacy|cookie|cookies|accessibility|copyright|editorial|corrections|ethics|comment|"
     "community|your|do not|contact|about|advertise|careers|help|sitemap|manage|cookie "
     "settings|privacy policy|privacy notice|terms of use|terms of service|terms and "
     "conditions|cookie policy|about us|contact us|corrections policy|ethics policy|do not sell my "
     "personal information|your privacy choices|manage cookies|accept|accept all|reject all|accept "
     "cookies|legal notice|imprint|disclaimer|masthead|faq|subscriber agreement|site "
     "map|legal|press|jobs|work with us|reprints|licensing|request reprint|reprints & "
     "permissions|submit a correction|report a typo|report an error|suggest a correction) "
     "[terms|privacy|policy|us|statement|notice|settings|conditions|of use|of service|& "
     "conditions|& terms|guidelines|& privacy]",
     "Privacy Policy", "Privacy concerns grew"},
    {"en.legal.cookies", kLegal, "en",
     "(we use|this site uses|this website uses|our website uses|we and our partners) * "
     "(cookies|cookie|personal data|information on a device) *",
     "We use cookies to improve your visit.", "We use cakes and tea to get by", .95F, 90},
    {"en.legal.recaptcha", kLegal, "en", "this site is protected by *",
     "This site is protected by reCAPTCHA and the privacy policy of its owner applies.",
     "This site was protected by dogs", .95F, 26},
    {"en.legal.factcheck", kLegal, "en",
     "(did you|have you|notice|found|spotted|see|report|submit) "
     "[find|found|spotted|spot|notice|see|an|a] (error|typo|mistake|correction|inaccuracy|an "
     "error|a mistake|a typo|something wrong) *",
     "Spotted a mistake? Tell us.",
     "Found an error in the law of the land which no court had seen before, she went to the high "
     "court",
     .85F, 16},
    {"en.legal.opinion", kLegal, "en",
     "the (views|opinions) expressed * (author|authors|own|their own|writer|necessarily) *",
     "The views expressed in this article are those of the author.",
     "The views expressed were harsh", .9F, 50},
    {"de.legal.rights", kLegal, "de",
     "(alle rechte vorbehalten|© alle rechte "
     "vorbehalten|impressum|datenschutz|agb|datenschutzerklärung|kontakt|cookie "
     "einstellungen|nutzungsbedingungen|privatsphäre|barrierefreiheit|impressum "
     "datenschutz|mediadaten|nutzungsbasierte onlinewerbung|privacy manager|jugendschutz|über "
     "uns|hilfe|karriere|datenschutz impressum|redaktion)",
     "Alle Rechte vorbehalten", "Alle Rechte der Frau"},
    {"de.legal.external", kLegal, "de",
     "(an dieser stelle|empfohlener|ich bin damit einverstanden|hier finden sie|mit dem "
     "laden|durch klick|externen inhalt|wir verwenden|dieser inhalt) * "
     "(inhalt|inhalte|externe|externer|externen|cookies|datenschutzerklärung|drittplattformen|"
     "übermittelt|anzeigen|geladen) *",
     "Empfohlener externer Inhalt", "Hier finden sie Ruhe", .93F, 70},
    {"fr.legal.rights", kLegal, "fr",
     "(tous droits réservés|mentions légales|politique de confidentialité|gestion des "
     "cookies|conditions générales|cgu|reproduction interdite|tous droits de reproduction "
     "réservés|contact|nous contacter|qui sommes-nous|cgv|données personnelles|plan du "
     "site|paramétrer les cookies|aide)",
     "Tous droits réservés", "Tous droits au large"},
    {"es.legal.rights", kLegal, "es",
     "[copyright] (todos los derechos reservados|aviso legal|política de privacidad|política de "
     "cookies|términos y condiciones|prohibida su reproducción *|derechos "
     "reservados|contacto|quiénes somos|condiciones de uso|términos de uso|mapa del sitio)",
     "Todos los derechos reservados", "Todos los derechos humanos"},
    {"it.legal.rights", kLegal, "it",
     "[©|copyright] (riproduzione riservata|tutti i diritti riservati|informativa sulla "
     "privacy|note legali|cookie policy|privacy policy|contatti|chi siamo|termini e "
     "condizioni|preferenze cookie) [© copyright _|© copyright|©|copyright _]",
     "© RIPRODUZIONE RISERVATA", "La riproduzione è riservata agli eredi"},
    {"pt.legal.rights", kLegal, "pt",
     "(todos os direitos reservados|política de privacidade|termos de uso|é proibida a reprodução "
     "*|termos e condições|fale conosco|quem somos|expediente|contato|política de cookies)",
     "Todos os direitos reservados", "Todos os direitos civis"},
    {"nl.legal.rights", kLegal, "nl",
     "(alle rechten voorbehouden|auteursrecht voorbehouden|privacybeleid|algemene "
     "voorwaarden|cookiebeleid|gebruiksvoorwaarden|colofon|over ons|privacy statement|cookie "
     "instellingen)",
     "Alle rechten voorbehouden", "Alle rechten van de mens"},
    {"ru.legal.rights", kLegal, "ru",
     "[все] (права защищены|пользовательское соглашение|политика конфиденциальности|о "
     "проекте|контакты|правила использования|вакансии|о редакции)",
     "Все права защищены", "Все права детей"},
    {"en.legal.standards", kLegal, "en", "[our] standards: *",
     "Our Standards: The Harbor News Trust Principles.", "Our standards are high", .95F, 14},
    {"zh.legal.rights", kLegal, "zh",
     "(版权所有|版權所有|未经授权不得转载|未經授權不得轉載|版权声明|免责声明|转载请注明出处) *",
     "版权所有 港口日报", "他说版权归作者", .93F, 30},
    {"ja.legal.rights", kLegal, "ja",
     "(無断転載禁止|無断転載を禁じます|無断転載を禁ず|無断複製 "
     "転載を禁じます|利用規約|プライバシーポリシー|著作権について)",
     "無断転載を禁じます", "著作権は作者にある"},
    {"ko.legal.rights", kLegal, "ko", "* (무단전재|무단 전재) * (금지|금합니다) *",
     "저작권자 ⓒ 항구일보, 무단 전재 및 재배포 금지", "그는 무단 전재를 비판했다", .93F, 20},
    {"ar.legal.rights", kLegal, "ar",
     "[©] (جميع الحقوق محفوظة|كل الحقوق محفوظة|سياسة الخصوصية|شروط الاستخدام) *",
     "جميع الحقوق محفوظة", "جميع الحقوق للناس", .93F, 16},
    {"tr.legal.rights", kLegal, "tr",
     "[©] (tüm hakları saklıdır|her hakkı saklıdır|gizlilik politikası|kullanım "
     "koşulları|künye|çerez politikası|iletişim) *",
     "Tüm hakları saklıdır", "Tüm hakları ona ait", .93F, 8},

    // Navigation.
    {"en.nav.skip", kNav, "en",
     "(skip|jump|go|back|return|toggle|open|close|show|hide|main|site|search|expand|collapse|"
     "primary|secondary) [to|the|main|navigation|site|mobile|primary|secondary] "
     "(content|navigation|menu|top|homepage|home|search|main "
     "content|main|footer|sections|sidebar|header|article|home page|close "
     "menu|nav|modal|alert|site navigation)",
     "Skip to main content", "Back to the top of the table"},
    {"en.nav.word", kNav, "en",
     "(home|menu|search|news|homepage|sections|section|all "
     "sections|topics|next|previous|prev|back|top|more "
     "news|close|navigation|breadcrumb|breadcrumbs|you are here|start|site "
     "index|sitemap|edition|change edition|select edition|language|settings|help|open|close "
     "menu|main menu|contact|notifications|show more|show less|load more|see more|view more|view "
     "all|read less|expand|collapse|continue|learn more|more "
     "info|ok|yes|no|submit|go|cancel|done|got it|dismiss|browse|all|skip|share comments|go "
     "back|scroll to "
     "top|world|politics|sport|sports|business|opinion|entertainment|weather|video|videos|tech|"
     "technology|science|health|culture|lifestyle|travel|obituaries|classifieds|markets|local|"
     "national|local news|us news|world news|u "
     "s|us|uk|money|style|food|podcasts|crosswords|games|puzzles|horoscopes|shop|events|nation|"
     "national news|international|education|magazine|press releases)",
     "Home", "Home of the fleet", .8F, 4},
    {"de.nav.word", kNav, "de",
     "(startseite|menü|suche|suchen|navigation|nach oben|zum inhalt|zum inhalt "
     "springen|zurück|weiter|nachrichten|politik|wirtschaft|panorama|sport|kultur|regional|lokales|"
     "zum seitenanfang|seite drucken|wissen|gesellschaft|meinung|digital|ressorts|übersicht|mehr "
     "anzeigen|zum hauptinhalt springen|zur navigation|zur "
     "suche|home|news|service|wetter|rätsel|video|videos|podcasts|ausland|inland|schlagzeilen|menü "
     "öffnen|menü schließen|hauptnavigation|zum artikel|zum thema)",
     "Zum Inhalt springen", "Startseite des Hafens", .8F, 4},
    {"fr.nav.word", kNav, "fr",
     "(accueil|menu|rechercher|recherche|retour|suivant|précédent|haut de page|aller au "
     "contenu|aller au contenu "
     "principal|politique|économie|international|société|culture|monde|sports|rubriques|retour en "
     "haut|faits divers|météo|services|vidéos)",
     "Aller au contenu", "Accueil des marins", .8F, 5},
    {"es.nav.word", kNav, "es",
     "(inicio|menú|buscar|portada|volver|siguiente|anterior|ir al "
     "contenido|política|economía|internacional|deportes|cultura|sociedad|secciones|volver "
     "arriba|españa|opinión|mundo|nacional|saltar al contenido|ir al contenido principal|cerrar "
     "menú|buscador)",
     "Ir al contenido", "Inicio de la guerra", .8F, 5},
    {"it.nav.word", kNav, "it",
     "(home|menu|cerca|indietro|avanti|torna su|vai al "
     "contenuto|cronaca|politica|economia|esteri|sport|cultura|spettacoli|mondo|sezioni|torna "
     "indietro|successivo|precedente|naviga)",
     "Vai al contenuto", "Cerca la nave", .8F, 5},
    {"pt.nav.word", kNav, "pt",
     "(início|menu|buscar|voltar|próximo|anterior|ir para o "
     "conteúdo|política|economia|mundo|esportes|cultura|brasil|seções|pesquisar|voltar ao "
     "topo|página inicial|desporto|sociedade|opinião)",
     "Ir para o conteúdo", "Início da guerra", .8F, 5},

    // Dates, sections, bylines.
    {"en.dateline.section", kDatelineFurniture, "en",
     "<month> <n> [<n>] [<name>|in <name>|<time>|<time> _]", "Jan 7, 2022 - World",
     "May 7 children sail alone? The court says no", .95F, 8},
    {"en.dateline.daymonth", kDatelineFurniture, "en",
     "[<date>] <n> [de|di|del|th|st|nd|rd] <month> [de|del] [<n>] [<date>] [<name>]",
     "7 January 2022, 14:30 - World", "The 7 January attack shook the town", .92F, 10},
    {"en.dateline.full", kDatelineFurniture, "en",
     "[<name>] [<date>] <full> [<date>|<time>|<time> _]", "29.11.2024, 14:30 Uhr",
     "On 29.11.2024 the harbor froze", .93F, 9},
    {"en.dateline.weekday", kDatelineFurniture, "en", "<date> <month> <n> <n> [<date>]",
     "Friday, January 7, 2022 4:20 pm EST", "On Friday the harbor froze", .93F, 12},
    {"en.dateline.published", kDatelineFurniture, "en",
     "(published|updated|posted|modified|first published|last updated|last "
     "modified|created|originally published|date|issued|updated on|published "
     "on|filed|revised|updated at|published at|edited|last edited|date published) [at|on|by|in|:] "
     "<date> [*]",
     "Published: Jan. 7, 2022 at 4:20 PM EST",
     "Published in 2022 by a small house, the book tells of the long war between two ferry lines",
     .95F, 16},
    {"en.dateline.publisheda", kDatelineFurniture, "en",
     "(published|updated|posted|last updated) [at|on|:] [<name>] [<date>] (<n>|an|a) _ ago",
     "Updated 2 hours ago", "Updated maps were sent a day ago", .95F, 9},
    {"en.dateline.ago", kDatelineFurniture, "en",
     "[about] (<n>|an|a) "
     "(hours|hour|minutes|minute|days|day|min|mins|h|hrs|hr|weeks|week|months|month|d|m|w|years|"
     "year) ago",
     "3 hours ago", "Three years ago", .95F, 6},
    {"en.dateline.read", kDatelineFurniture, "en",
     "[<name>|<date>|reading time|estimated reading time|read time|estimated read time|time to "
     "read|reading time:] <n> [<n>] (min|mins|minute|minutes) [read|reading|to read|reading "
     "time|read time|listen|watch]",
     "4 min read", "4 minutes was all he had", .95F, 10},
    {"en.dateline.readtime", kDatelineFurniture, "en",
     "[estimated] (reading time|read time|time to read) [:] <n> [_]", "Reading time: 4 minutes",
     "Reading time was short", .95F, 8},
    {"de.dateline.stand", kDatelineFurniture, "de",
     "(stand|veröffentlicht|aktualisiert|zuletzt aktualisiert|erstellt|aktualisiert "
     "am|veröffentlicht am|erschienen|erschienen am|vom|artikel vom|letztes "
     "update|update|datum|stand vom|erstellt am|publiziert|publiziert am) [am|um|:|vor] <date> [*]",
     "Stand: 07.01.2022, 16:20 Uhr",
     "Stand 2022 noch am Anfang: der Hafen, den der alte Senat geplant hatte", .95F, 11},
    {"de.dateline.read", kDatelineFurniture, "de",
     "[lesezeit|lesedauer|ca|etwa|von|lesezeit:] <n> (min|minuten|minute|min lesezeit|minuten "
     "lesezeit|minuten lesen|minuten lesedauer|min lesedauer)",
     "Lesezeit: 4 Minuten", "Vier Minuten später", .95F, 6},
    {"fr.dateline.published", kDatelineFurniture, "fr",
     "(publié|mis à jour|modifié|publié le|mis à jour le|par la rédaction|créé le|modifié "
     "le|publié aujourd'hui|publication) [le|à|hier|:] <date> [*]",
     "Publié le 7 janvier 2022 à 16h20",
     "Publié en 2022, le livre raconte la guerre entre deux lignes de bateaux du nord", .95F, 18},
    {"fr.dateline.read", kDatelineFurniture, "fr",
     "(temps de lecture|lecture|temps de lecture:|durée de lecture) [:|environ] <n> _ [_]",
     "Temps de lecture : 4 min", "Lecture de 4 lettres", .95F, 7},
    {"es.dateline.published", kDatelineFurniture, "es",
     "(publicado|actualizado|actualizado el|publicado el|última "
     "actualización|fecha|creado|creada|actualizada) [el|a las|en|:] <date> [*]",
     "Actualizado el 7 de enero de 2022",
     "Publicado en 2022 por una casa pequeña, el libro cuenta la guerra de las navieras", .95F, 11},
    {"it.dateline.published", kDatelineFurniture, "it",
     "(pubblicato|aggiornato|pubblicato il|aggiornato il|ultimo aggiornamento|modificato) "
     "[il|alle|:] <date> [*]",
     "Pubblicato il 7 gennaio 2022", "Pubblicato nel 2022 da una piccola casa, il libro narra",
     .95F, 16},
    {"pt.dateline.published", kDatelineFurniture, "pt",
     "(publicado|atualizado|publicado em|atualizado em|última atualização|por redação) "
     "[em|às|há|:] <date> [*]",
     "Publicado em 7 de janeiro de 2022", "Publicado por uma casa pequena", .95F, 16},
    {"nl.dateline.published", kDatelineFurniture, "nl",
     "(gepubliceerd|laatst bijgewerkt|bijgewerkt|geplaatst|gepubliceerd op|bijgewerkt op|laatste "
     "update) [op|om|:] <date> [*]",
     "Gepubliceerd op 7 januari 2022", "Gepubliceerd werd het nooit", .95F, 12},
    {"en.dateline.time", kDatelineFurniture, "en",
     "<time> [am|pm|uhr|h|cet|est|et|gmt] [<full>|<month> <n> <n>|<n> <month> <n>]", "16:20 CET",
     "16:20 was his time", .93F, 8},
    {"en.credit.byline", kCredit, "en",
     "(by|par|por|von|di|door|av|af|text:|by:|author:|autor:|written by|story by|words "
     "by|reporting by|report by|reported by|text|autor|redazione|redacción|posted by|published "
     "by|von:|por:|par:) <cap> <name>",
     "By Jane Marlow", "By noon the harbor froze", .8F, 8},
    {"en.credit.bylinelong", kCredit, "en",
     "(by|par|por|von|di|door|written by) <cap> <name> "
     "(and|und|et|y|e|en|for|für|pour|in|of|from|with|bbc|aus|de|à) *",
     "By Jane Marlow and Peter Holt, Harbor Times",
     "By Jane Marlow and the others the boat was found when the sun had come up over the hills",
     .75F, 12},
    {"en.credit.bylinecaps", kCredit, "en", "by <cap> <name> *", "By JANE MARLOW Associated Press",
     "By Jane Marlow standards the paper was short and rather dull to read on the train", .7F, 10},
    {"en.credit.contributed", kCredit, "en",
     "* (contributed|contributing) [to] [this|the] (report|story|article|reporting|this story)",
     "Jane Marlow and Peter Holt contributed to this report.", "The rain contributed to the delay",
     .95F, 60},
    {"en.credit.additional", kCredit, "en",
     "(additional|with additional|with) (reporting|reporting and "
     "writing|files|research|material|files from|reporting from|inputs|inputs from|agency inputs) "
     "[by|from] *",
     "Additional reporting by Jane Marlow",
     "Additional reporting rules will hold from May in all ports of the union, the minister told "
     "the house",
     .93F, 14},
    {"en.credit.reporting", kCredit, "en",
     "(reporting|writing) [and editing] by * (editing by|edited by|writing by|compiled by) *",
     "(Reporting by Jane Marlow; Editing by Peter Holt)", "Reporting by day and editing at night",
     .95F, 50},
    {"en.credit.writers", kCredit, "en",
     "<name> "
     "(writer|writers|reporter|reporters|correspondent|correspondents|journalist|journalists|"
     "editor|staff writer|staff writers|staff reporter|science writer|news editor|political "
     "reporter|sports writer) * (contributed|reported) * [from|in|report|story]",
     "AP writers Jane Marlow and Peter Holt in Oslo contributed to this report.",
     "AP writers met in Oslo", .9F, 50},
    {"en.credit.about", kCredit, "en",
     "(about the author|about the authors|about the writer|about author|meet the "
     "author|author|authors|author bio|about us|staff|staff "
     "writer|editor|reporter|correspondent|contributor|news editor|staff reporter|senior "
     "reporter|senior editor|associate editor|our journalists|see all by _ _|view profile|view all "
     "posts by _ _|all articles by _ _)",
     "About the author", "Author of the book", .9F, 8},
    {"en.credit.cover", kCredit, "en",
     "<name> (covers|is a staff writer|is a reporter|is a senior|is an editor|is the editor|is a "
     "freelance|is a journalist|writes about|is a writer|is an award|reports on|is a "
     "correspondent|is a contributing|is deputy|is associate editor) *",
     "Jane Marlow covers the coast for the Harbor Times.", "The sand covers the road", .7F, 60},
    {"en.credit.reach", kCredit, "en",
     "(reach|contact|email|write to|follow|you can reach) (<name>|him|her|them|the writer|the "
     "reporter|reporter <name>) (at|via|on) *",
     "Reach the reporter at 555-0100",
     "Reach the shore at dawn and see for yourself how high the water stands on the pier", .9F, 16},
    {"en.credit.source", kCredit, "en",
     "(source:|sources:|quelle:|quellen:|fuente:|fonte:|bron:|źródło:|источник:|kaynak:|source|"
     "quelle) [*]",
     "Source: dpa",
     "The source: a small spring near the road that feeds the mill and the pond of the farm", .9F,
     12},
    {"de.credit.material", kCredit, "de",
     "(mit material von|mit material der|mit informationen von|mit agenturmaterial|mit "
     "agenturen|mit inhalten von) [*]",
     "Mit Material der dpa",
     "Mit Material von der Baustelle hinter dem Hafen bauten sie eine Hütte", .93F, 10},
    {"de.credit.dpa", kCredit, "de", "[©] dpa (infocom|infocom dpa|regio|<n>) *",
     "© dpa-infocom, dpa:220107-99-123456/2", "dpa meldet zwei Tote", .95F, 8},
    {"es.credit.with", kCredit, "es", "(con información de|con datos de|con información del) *",
     "(Con información de EFE)",
     "Con información del puerto y mapas viejos buscan los buzos el barco hundido", .93F, 8},
    {"fr.credit.with", kCredit, "fr",
     "[rédaction en ligne|la rédaction|rédaction|le monde|source|par la rédaction] avec "
     "(afp|agences|afp et reuters|reuters|belga|ats|agence|l'afp)",
     "Rédaction en ligne (avec afp)", "La rédaction avec elle", .95F, 10},
    {"pt.credit.with", kCredit, "pt", "com informações (da|do|de|das|dos) *",
     "*Com informações da Reuters.",
     "Com informações da rua e mapas velhos os mergulhadores buscam o barco", .93F, 8},
    {"en.credit.republished", kCredit, "en",
     "this (article|story|piece|report) (is|was|has been) (republished|originally published|first "
     "published|syndicated|part of|produced by|published) *",
     "This article is republished from The Lagoon under a Creative Commons license.",
     "This story is part truth", .93F, 45},
    {"en.credit.editorsnote", kCredit, "en", "(editor's note|editors note|author's note) *",
     "Editor's note: This story has been updated.", "Editor's notes fill the margin", .75F, 70},
    {"en.advisory.developing", kAdvisory, "en",
     "this (is a developing story|is a breaking news story|story is developing|is breaking "
     "news|story has been updated|article has been updated|story will be updated|is a live "
     "updating story|story was updated|article was updated) *",
     "This is a developing story and will be updated.", "This story has a sad end", .92F, 30},
    {"en.credit.generated", kCredit, "en",
     "this (story|article|report) was [automatically|partially|partly] "
     "(generated|created|compiled|written) (by|using|with|from) *",
     "This story was generated by Harbor Data from company filings.",
     "This story was on the harbor", .75F, 40},
    {"en.credit.responsible", kCredit, "en",
     "* (is|are) solely responsible for [all|the|this|its] content *",
     "The Harbor News Service is solely responsible for all content.",
     "He is solely responsible for the loss of the boat", .93F, 60},
    {"zh.credit.editor", kCredit, "zh",
     "(责任编辑:|责编:|編輯:|编辑:|責任編輯:|来源:|來源:|消息来源:|文章来源:) *", "责任编辑：王海",
     "他只说了一句：再见", .93F, 6},
    {"zh.credit.editorspace", kCredit, "zh", "(责任编辑|责编|責任編輯) _ [_]", "责任编辑 王海",
     "责任编辑王海昨天去了港口", .93F, 4},

    // Tracking and technical text.
    {"en.tracking.pixel", kTracking, "en",
     "(tracking pixel|pixel|counter|web beacon|page counter|the conversation "
     "counter|img|null|undefined|nan|object object)",
     "Tracking pixel", "Pixel phones sell well"},
    {"en.tracking.script", kTracking, "en",
     "(please enable|enable|you need to enable|this page requires|your browser does not "
     "support|javascript is|javascript must be) * "
     "(javascript|cookies|disabled|enabled|html5|browser|video|audio) *",
     "Please enable JavaScript to view the comments.", "Please enable them to support themselves",
     .93F, 34},

    // Descriptions of pictures; captions with a credit are found by caption.h.
    {"en.caption.label", kCaption, "en",
     "(photo|photos|image|images|picture|photograph|file photo|file|caption|enlarge image|enlarge "
     "this image|toggle caption|hide caption|image credit|photo credit|image source|image "
     "caption|this image|illustration|graphic|getty images|media caption|representational "
     "image|image via getty|courtesy|courtesy photo|courtesy image|expand)",
     "File photo", "Photo shows the harbor"},
    {"en.caption.credit", kCaption, "en",
     "(photo|photos|image|images|picture|pictures|photograph|photographs|photo credit|image "
     "credit|image source|picture credit|photography|illustration|graphic|video|file "
     "photo|credit|courtesy|cover image|lead image|main image|featured image|feature image|photo "
     "illustration) (by|courtesy of|from|via|courtesy) *",
     "Photo by Peter Holt",
     "Photo by photo the case was closed, but no one in the town believed what the judges said",
     .92F, 14},
    {"en.caption.creditcolon", kCaption, "en",
     "(photo:|photos:|image:|images:|picture:|photograph:|credit:|image credit:|photo "
     "credit:|image source:|image "
     "caption:|illustration:|graphic:|foto:|fotos:|bild:|bilder:|imagen:|imagem:|crédit:|crédits:|"
     "crédit photo:|immagine:|beeld:|fot:|фото:|quelle bild:|bildquelle:|file photo:|media "
     "caption:|bildquelle:) *",
     "Foto: Peter Holt", "She kept one photo: the one from the pier on the day when the ferry sank",
     .92F, 30},
    {"de.caption.label", kCaption, "de",
     "(bild|bilder|foto|fotos|symbolbild|symbolfoto|archivbild|archivfoto|bildergalerie|"
     "fotostrecke|bild vergrößern|bildunterschrift anzeigen|bildunterschrift|zur "
     "bildergalerie|galerie|grafik|infografik|zum vergrößern klicken)",
     "Symbolbild", "Symbolbild der Krise"},
    {"en.nav.signs", kNav, "en", "(end|ends|xxx)", "ENDS", "The end", .9F, 2},
};

}  // namespace

std::span<const Rule> BoilerplateRules() {
  return kRules;
}

const RuleSet& CompiledBoilerplateRules() {
  static const RuleSet kSet(BoilerplateRules());
  return kSet;
}

const RuleSet& CompiledShareRules() {
  static const std::vector<Rule> kShareRows = [] {
    std::vector<Rule> rows;
    std::copy_if(std::begin(kRules), std::end(kRules), std::back_inserter(rows),
                 [](const Rule& rule) {
                   return rule.kind == kShare && rule.id.find("follow") == rule.id.npos;
                 });
    return rows;
  }();
  static const RuleSet kSet(kShareRows);
  return kSet;
}

}  // namespace wiresift
