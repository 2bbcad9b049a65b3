/**
 * Domains of public mail services. Their addresses belong to the users of the service, so no connection can have such a
 * domain. Even without this list, a DNS record has to prove a domain. The list also stops an account that forges DNS
 * answers.
 */
export const PUBLIC_MAIL_DOMAINS: ReadonlySet<string> = new Set(
  `126.com 139.com 163.com 189.cn 21cn.com aim.com alice.it aliyun.com aol.com aol.de arcor.de att.net bellsouth.net
  bigpond.com bk.ru bluewin.ch bol.com.br bt.com btinternet.com charter.net comcast.net cox.net daum.net earthlink.net
  email.com email.de fastmail.com fastmail.fm foxmail.com free.fr freemail.hu freenet.de gmail.com gmx.at gmx.ch gmx.com
  gmx.de gmx.net googlemail.com hanmail.net hey.com hotmail.co.uk hotmail.com hotmail.de hotmail.es hotmail.fr hotmail.it
  hushmail.com icloud.com inbox.lv inbox.ru kakao.com kpnmail.nl laposte.net libero.it list.ru live.co.uk live.com live.de
  live.fr live.nl mac.com mail.com mail.de mail.ru mailbox.org mailfence.com me.com msn.com nate.com naver.com neuf.fr
  ntlworld.com o2.pl onet.pl online.de op.pl optonline.net orange.fr outlook.com outlook.de outlook.es outlook.fr
  outlook.it pm.me posteo.de posteo.net proton.me protonmail.ch protonmail.com qq.com rambler.ru rediffmail.com
  rocketmail.com sbcglobal.net seznam.cz sfr.fr shaw.ca sina.com sky.com sohu.com startmail.com sunrise.ch t-online.de
  talktalk.net telenet.be telia.com terra.com.br tiscali.it tuta.com tuta.io tutanota.com tutanota.de uol.com.br
  verizon.net vip.163.com virgilio.it virgin.net virginmedia.com wanadoo.fr web.de wp.pl xs4all.nl xtra.co.nz yahoo.ca
  yahoo.co.in yahoo.co.jp yahoo.co.uk yahoo.com yahoo.com.br yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru
  yeah.net ymail.com zoho.com zohomail.com`.split(/\s+/),
);
