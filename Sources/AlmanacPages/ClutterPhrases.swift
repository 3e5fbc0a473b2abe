/// The words with which lines begin that stand beside an article, in the languages of its readers.
///
/// All are in lower case; a line is compared without the marks before its first letter.
enum ClutterPhrases {
  /// What a line that is not the article's may be.
  enum Kind {
    /// A pointer to other articles, or the heading over several.
    case related
    /// A heading over comments, or a form for one.
    case comments
    /// Anything else that goes by itself: captions, adverts, sharing, rights, tags, bylines.
    case line
  }

  static let related = Phrases(
    """
    read also|also read|read more|read next|see also|related|related articles|related stories|more on this|more from|more stories|you may also like|recommended|most read|most popular|most viewed|trending|editor's picks|editors' picks|around the site|don't miss|further reading|in other news|elsewhere on|up next|keep reading
    leia também|leia mais|leia ainda|veja também|veja mais|saiba mais|mais lidas|mais lidos|mais vistas|notícias relacionadas|relacionadas|conteúdo relacionado|recomendados|últimas notícias|ler também|leia a seguir|confira também|mais de|mais sobre
    te puede interesar|le puede interesar|te recomendamos|lea también|lee también|leer más|lea además|ver también|vea también|lo más leído|lo más visto|las más leídas|más noticias|noticias relacionadas|relacionado|más información|también te puede|más en|más sobre
    à lire aussi|a lire aussi|lire aussi|à lire également|à lire|lire la suite|voir aussi|les plus lus|les plus lues|articles les plus lus|sur le même sujet|dans la même rubrique|à découvrir|dans l'actualité|plus de|pour aller plus loin
    lesen sie auch|lesen sie mehr|lesen sie hier|mehr zum thema|auch interessant|mehr dazu|meistgelesen|meistgelesene|das könnte sie auch interessieren|weitere artikel|weiterlesen|zum thema|siehe auch|passend dazu|mehr aus|mehr von
    leggi anche|leggi tutto|per approfondire|potrebbe interessarti|i più letti|più letti|articoli correlati|vedi anche|approfondisci|ultime notizie|altre notizie
    читайте также|читать также|читайте по теме|ещё по теме|еще по теме|по теме|материалы по теме|самое читаемое|популярное|смотрите также|другие новости|подробнее
    延伸阅读|延伸閱讀|相关阅读|相關閱讀|相关新闻|相關新聞|相关文章|相關文章|推荐阅读|推薦閱讀|热门文章|熱門文章|热门新闻|熱門新聞|热点推荐|更多新聞|更多新闻|猜你喜欢|看更多|编辑推荐
    あわせて読みたい|関連記事|関連ニュース|おすすめ記事|アクセスランキング|人気記事|こちらもおすすめ|続きを読む|次に読む
    함께 보면 좋은|관련기사|관련 기사|많이 본|추천 기사|이 시각 주요|인기 기사|함께 읽으면
    اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا|اقرأ المزيد|مواضيع ذات صلة|مقالات ذات صلة|الأكثر قراءة|شاهد أيضا|قد يعجبك
    """
  )

  static let comments = Phrases(
    """
    leave a comment|leave a reply|join the conversation|post a comment|add a comment|comments|write a comment|view comments|show comments|your email address
    deixe sua opinião|deixe um comentário|deixe o seu comentário|comentários|comente|comentar|participe da conversa
    deja un comentario|deja tu respuesta|tu correo no|deja tu comentario|comentarios|escribe un comentario|dejar un comentario|únete a la conversación
    réagir à cet article|vos réactions|laisser un commentaire|commentaires|réagir|ajouter un commentaire|votre adresse
    kommentar schreiben|kommentare|kommentieren|diskutieren sie mit|schreiben sie einen kommentar|ihre adresse
    scrivi un commento|lascia un commento|commenti|commenta
    комментарии|оставить комментарий|добавить комментарий|обсудить
    发表评论|评论区|發表評論|发表留言|發表留言|网友评论|我要评论|評論|评论
    コメントを書く|コメントする|コメント欄
    댓글 쓰기|댓글|의견 쓰기
    أضف تعليقا|أضف تعليقك|التعليقات|اترك تعليقا
    """
  )

  static let lines = Phrases(
    """
    a version of this article|disclaimer|advertisement|advertising|sponsored|continue reading|continues below|story continues|skip to|skip advertisement|share this|share on|share|copy link|print this|follow us|sign up|subscribe|get the newsletter|download our app|download the app|join our|all rights reserved|copyright|©|(c) 20|tags|topics|filed under|keywords|the post|this article was originally|listen to this article|listen|reading time|click here|we use cookies|we and our|accept all|this site uses cookies|by using this site|image:|photo:|photos:|photograph:|photo by|photo credit|picture:|credit:|source image|file photo|video:|watch:|reporting by|(reporting by|editing by|additional reporting by|loading|enable javascript|please enable javascript|back to top
    publicidade|patrocinado|compartilhe|compartilhar|partilhar|copiar link|siga|siga-nos|assine|inscreva-se|receba as notícias|baixe o app|todos os direitos|direitos reservados|palavras-chave|ouça|tempo de leitura|clique aqui|usamos cookies|utilizamos cookies|este site usa|este site utiliza|foto:|fotos:|imagem:|crédito:|créditos:|reprodução/|divulgação/|voltar ao topo|continua após|continua depois|imprimir|com informações de|edição:
    publicidad|patrocinado|compartir|comparte|copiar enlace|síguenos|suscríbete|suscríbase|regístrate|recibe las noticias|todos los derechos|reservados todos|archivado en|etiquetas|temas|palabras clave|escucha|tiempo de lectura|haz clic|usamos cookies|este sitio|este portal|imagen:|fotografía:|crédito|con información de
    publicité|partager|partagez|copier le lien|suivez-nous|abonnez-vous|inscrivez-vous|s'abonner|s’abonner|recevez|tous droits|mots-clés|mots clés|écouter|temps de lecture|cliquez ici|nous utilisons|ce site utilise|avec votre accord|photo :|photos :|image :|crédit :|crédits :|crédit photo|© 
    anzeige|werbung|teilen|link kopieren|folgen sie|abonnieren|jetzt abonnieren|newsletter|melden sie sich|alle rechte|schlagwörter|schlagworte|themen|anhören|lesezeit|klicken sie|wir verwenden|diese website|bild:|bilder:|foto: |fotos: |quelle:|symbolbild|drucken|artikel drucken
    pubblicità|condividi|copia link|copia il link|seguici|iscriviti|abbonati|tutti i diritti|riproduzione riservata|argomenti|parole chiave|ascolta|tempo di lettura|clicca qui|utilizziamo|questo sito|immagine:|fotografia:|fonte:
    реклама|поделиться|подписывайтесь|подписаться|следите за|все права|теги|ключевые слова|слушать|время чтения|мы используем|этот сайт|фото:|изображение:|иллюстрация:|источник:|скопировать ссылку|версия для печати
    免责声明|免責聲明|广告|廣告|分享|分享到|分享至|复制链接|複製連結|关注我们|追蹤我們|订阅|訂閱|版权所有|版權所有|标签|標籤|关键字|關鍵字|关键词|關鍵詞|责任编辑|責任編輯|編輯：|编辑：|本网站使用|本網站使用|图：|圖：|圖:|图:|图片来源|圖片來源|图源|資料圖|资料图|资料图片|资料图：|来源：|打印|未经授权|未經授權|扫码|扫一扫|点击进入
    免責事項|広告|シェア|シェアする|ツイート|ポスト|リンクをコピー|フォロー|会員登録|購読|無断転載|著作権|タグ|キーワード|写真：|写真＝|画像：|画像提供|当サイト|本サイト|copyright|印刷
    광고|공유|공유하기|카카오톡 공유|페이스북|구독|구독하기|저작권자|무단 전재|무단전재|태그|키워드|사진=|사진 =|사진:|사진 제공|그래픽=|url 복사|제보|당사는|프린트
    إعلان|إعلانات|شارك|مشاركة|انسخ الرابط|نسخ الرابط|تابعنا|اشترك|جميع الحقوق|وسوم|كلمات|الكلمات المفتاحية|استمع|مدة القراءة|نستخدم|الصورة:|صورة:|تصوير:|المصدر:|طباعة
    """
  )

  /// Words before an author's name.
  static let bylines = Phrases(
    """
    by|words by|written by|story by|posted by|published by|por|texto de|da redação|redação|reportagem de|escrito por|par|propos recueillis par|von|ein artikel von|eine analyse von|di|a cura di|автор|автор:|текст|текст:|记者|記者|作者|文/|文／|文・|撰文|文：|文:|編集：|編集・|執筆：|執筆・|取材：|取材・|بقلم|كتب|كتبت|기자|글
    """
  )

  /// Words before the day an article was changed, which is not the day it was published.
  static let updates = Phrases(
    """
    updated|last updated|update|modified|last modified|edited|atualizado|atualizada|atualização|actualizado|actualizada|última actualización|modificado|mis à jour|mise à jour|modifié|aktualisiert|zuletzt|geändert|aggiornato|ultimo aggiornamento|modificato|обновлено|обновлён|изменено|更新|最后更新|最後更新|最終更新|修正|수정|최종수정|업데이트|آخر تحديث|تحديث|عُدّل
    """
  )

  /// Words that begin a note on an error, which belongs to the article.
  static let corrections = Phrases(
    """
    correction|corrections|clarification|editor's note|editor’s note|erratum|an earlier version|a previous version|this article was amended|correção|errata|erramos|uma versão anterior|nota da redação|corrección|fe de errores|fe de erratas|una versión anterior|rectification|une version antérieure|une première version|dans une version|korrektur|korrigendum|berichtigung|anmerkung der redaktion|in einer früheren|errata corrige|correzione|rettifica|nella prima versione|исправление|поправка|в предыдущей версии|更正|勘误|勘誤|編按|编者按|訂正|お詫びと訂正|정정|바로잡습니다|تصحيح|تنويه
    """
  )

  /// What stands before or in the credit of a picture.
  static let captions = Phrases(
    """
    foto:|fotos:|photo:|photo :|photograph:|photos:|imagem:|imagen:|image:|image :|bild:|crédito:|credit:|фото:|写真：|写真＝|사진=|사진:|사진 =|图：|圖：|图:|圖:|图片来源|圖片來源|الصورة:|صورة:|(ap photo|(photo by|(photo d|(foto |(reuters)|getty images|via getty
    """
  )

  /// Words of those who want something from the reader.
  static let pleas = Phrases(
    """
    in print|免责声明|免責聲明|免責事項|disclaimer|newsletter|boletim|boletín|infolettre|cookie|whatsapp|telegram|subscribe|sign up|assine|inscreva|suscr|abonn|iscriviti|подпи|订阅|訂閱|登録|구독|اشترك|reserv|vorbehalten|riservat|rights|©|reporting by|editing by|appeared first on|クッキー|쿠키
    """
  )

  /// Words with which readers are asked to have news sent; articles seldom use two of them at once.
  static let invitations = Phrases(
    """
    sign up for|sign up to|subscribe to|subscribe now|newsletter|your inbox
    inscreva-se|assine a|assine o|boletim|no seu e-mail|no seu email|na sua caixa
    suscríbete|suscríbase|apúntate|boletín|en tu correo|en su correo|en tu bandeja
    abonnez-vous|inscrivez-vous|infolettre|boîte mail|boîte de réception|votre e-mail
    abonnieren sie|melden sie sich|ihrem postfach|ihr postfach|kostenlos
    iscriviti|abbonati|nella tua casella|tua email|tua mail
    подпишитесь|подписывайтесь|рассылк|наш канал|нашем канале|в telegram
    扫描二维码|扫码|掃描|公众号|公眾號|官方微信|点击订阅|關注我們|关注我们
    メールマガジン|メルマガ|ニュースレター|無料登録|会員登録|お届けします
    구독하기|뉴스레터|구독하세요|메일로|채널 추가
    اشترك في|اشتركوا في|النشرة البريدية|نشرتنا|بريدك
    """
  )

  /// Who else took part in the reporting, in a short line of its own.
  static let credits = Phrases(
    """
    reported from|contributed reporting|contributed to this report|contributed to this article
    colaborou para|colaborou nesta reportagem|colaboraram para|contribuiu para esta
    con información de|con la colaboración de|colaboró en esta|avec la collaboration de
    mitarbeit:|unter mitarbeit von|ha collaborato|hanno collaborato|при участии
    """
  )

  static let cookies = Phrases("cookie|クッキー|쿠키|ملفات تعريف الارتباط")

  static let consents = Phrases(
    """
    we use|our partners|accept|aceit|acept|usamos|utiliz|utilis|verwenden|zustimm|usiamo|使用|사용|использ|نستخدم|consent
    """
  )
}
