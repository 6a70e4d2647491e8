import { leafletSizes } from './typeset/leaflet.ts';

/** The whole look of the HTML handbook, on the screen and on A4. */
export const handbookCss = `
:root{color-scheme:light dark;--ink:#1f2933;--soft:#52606d;--line:#b8c2cc;--head:#eef2f6;--paper:#fff;--warn:#a33b00;--own:#f4f8ee;--own-line:#7a9a3a;--link:#0b5cad}
*{box-sizing:border-box}
body{margin:0 auto;max-width:64rem;padding:1.5rem;font:15px/1.7 "Noto Sans SC","Noto Sans Hans","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif;color:var(--ink);background:var(--paper)}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
.cover{padding:3rem 1rem 2rem;text-align:center}
.cover h1{font-size:2rem;line-height:1.6;margin:1rem 0 2rem}
.cover .state{display:inline-block;border:2px solid var(--warn);color:var(--warn);padding:.2rem 1rem;font-weight:700;letter-spacing:.3em}
.cover p{margin:.3rem 0}
.toc ol{list-style:none;margin:0;padding-left:1.2rem}.toc>ol{padding:0}.toc>ol>li{margin-top:.4rem}
h2{font-size:1.5rem;margin:2.5rem 0 1rem;border-bottom:2px solid var(--line);padding-bottom:.3rem}
h3{font-size:1.25rem;margin:2rem 0 .8rem}h4{font-size:1.1rem;margin:1.6rem 0 .6rem}h5,h6{font-size:1rem;margin:1.2rem 0 .5rem}
p{margin:.4rem 0}.indent{text-indent:2em}.lead{font-weight:700;margin-top:.9rem}
.soft{color:var(--soft);font-size:.88em}.warn{color:var(--warn);font-weight:700}
ul{margin:.3rem 0;padding-left:1.5rem}ul.numbered{list-style:none;padding-left:.5rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.86rem;line-height:1.5;margin:.5rem 0 1rem;table-layout:fixed}
.wide table{min-width:36rem}
th,td{border:1px solid var(--line);padding:.3rem .4rem;vertical-align:top;text-align:left;overflow-wrap:anywhere}
thead th{background:var(--head)}
.form{margin:1rem 0;break-inside:auto}.form table{font-size:.82rem;background:#fff;color:#1f2933}
.form figcaption{text-align:center;font-size:1.1rem;position:relative}.form small{position:absolute;right:0;bottom:0;color:var(--soft)}
.form th{font-weight:400;text-align:center;vertical-align:middle;background:#f7f9fb;color:#1f2933}
.form th.head{font-weight:700;background:#eef2f6}.form th.side{font-weight:700;padding:.2rem;word-break:break-all}
.form td{vertical-align:middle}.form td.gap{background:#f7f9fb}
@media screen and (max-width:40rem){.form{overflow-x:auto}.form table{min-width:34rem}}
.sample{margin-top:.4rem}.sample figcaption{text-align:left;font-size:1rem}.sample small{position:static;margin-left:.8rem;font-size:.82rem}
.sample td{color:#173f8a;font-family:"Kaiti SC",KaiTi,STKaiti,"Noto Serif SC",serif;font-size:1.05em}.sample td .soft{color:#52606d;font-family:"Noto Sans SC","Noto Sans Hans","Microsoft YaHei",sans-serif;font-size:.86em}
.sample+ul{font-size:.84rem;margin-top:-.5rem}
.tall-6{height:6mm}.tall-7{height:7mm}.tall-8{height:8mm}.tall-9{height:9mm}.tall-14{height:14mm}.tall-18{height:18mm}.tall-22{height:22mm}
.chart{overflow:auto;border:1px solid var(--line);max-height:80vh;background:#fff}
.print{display:none}.tile{margin:0}.tile svg{display:block;width:100%}
.specimen{border:1px solid var(--line);padding:1rem 1.5rem;margin:.5rem 0}
.specimen .title{text-align:center;font-size:1.2rem;font-weight:700}.specimen .number{text-align:right}.specimen .foot{color:var(--soft)}
.own{border-left:4px solid var(--own-line);background:var(--own);padding:.5rem 1rem;margin:.6rem 0}
.own .tag{font-size:.8rem;color:var(--soft);margin:0}
body.leaflet{max-width:none;padding:1rem}
.sheet{margin:0 auto 2rem;max-width:297mm}
.panel{border:1px solid var(--line);padding:6mm 7mm;overflow-wrap:anywhere}
.panel h2{font-size:1.25em;margin:.5em 0 .3em;padding:.15em .3em;border:0;background:var(--head)}
.panel h2:first-child{margin-top:0}
.panel p,.panel li{margin:0 0 .15em}.panel ul{margin:0;padding-left:1.1em}.panel .indent{text-indent:0}.panel .lead{margin-top:.3em}
.panel .front{padding-top:25mm;text-align:center;font-size:1.1em}.panel .front h1{font-size:2em;line-height:1.4;margin:1rem 0}.panel .front p{margin:.8em 0}
${leafletSizes.map((size) => `.size-${String(size).replace('.', '-')}{font-size:${size}pt;line-height:1.4}`).join('')}
@media print,(min-width:1140px){
.sheet{position:relative;width:297mm;max-width:none;height:420mm}
.panel{position:absolute;width:100mm;height:208mm;padding:9mm 8mm 6mm;border-width:0 0 0 1px;overflow:hidden}
.panel-5{left:0;top:0;width:97mm;padding:9mm 6.5mm 6mm;border-left:0}.panel-6{left:97mm;top:0}.panel-1{left:197mm;top:0}
.panel-2{left:0;top:210mm;border-left:0}.panel-3{left:100mm;top:210mm}.panel-4{left:200mm;top:210mm;width:97mm;padding:9mm 6.5mm 6mm}
}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--ink:#e4e9ee;--soft:#a9b4bf;--line:#46525e;--head:#26303a;--paper:#161c22;--warn:#ffb38a;--own:#1e2a1a;--own-line:#8fb04a;--link:#7ab8f5}}
:root[data-theme=dark]{--ink:#e4e9ee;--soft:#a9b4bf;--line:#46525e;--head:#26303a;--paper:#161c22;--warn:#ffb38a;--own:#1e2a1a;--own-line:#8fb04a;--link:#7ab8f5}
:root[data-size=large] body{font-size:19px}
@media print{
:root,:root[data-theme]{--ink:#000;--soft:#444;--line:#777;--head:#eee;--paper:#fff;--warn:#7a2c00;--own:#f6f6f0;--own-line:#555;--link:#000}
@page{size:A4;margin:20mm 15mm 18mm;@bottom-center{content:counter(page);font-size:9pt}}
@page wide{size:A4 landscape;margin:15mm}
@page leaf{size:A4 landscape;margin:0;@bottom-center{content:none}}
@page pocket{size:105mm 148mm;margin:10mm 9mm 12mm}
body.leaflet{padding:0}.sheet{page:leaf;margin:0;break-after:page}.panel{border:0}
body.pocket{page:pocket;font-size:9pt}.pocket .cover{padding-top:3rem}.pocket .cover h1{font-size:1.3rem}.pocket h2{font-size:1.15rem;margin-top:0}.pocket h3{font-size:1.05rem}
body{font-size:10pt;max-width:none;padding:0}
.cover{padding-top:12rem}.cover,.toc{break-after:page}.depth-1{break-before:page}
h2,h3,h4,h5,h6,.lead{break-after:avoid}tr,.own,li{break-inside:avoid}thead{display:table-header-group}
.wide{overflow:visible}.wide table{min-width:0}table{font-size:8.5pt}
.screen{display:none}.print{display:block}
.tile{break-inside:avoid;break-after:page}.tile.landscape{page:wide}
}
`;
