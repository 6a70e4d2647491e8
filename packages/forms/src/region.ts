/** Province codes and names of GB/T 2260, by the first two digits of a region code. */
const provinces: ReadonlyMap<string, string> = new Map([
  ['11', '北京市'],
  ['12', '天津市'],
  ['13', '河北省'],
  ['14', '山西省'],
  ['15', '内蒙古自治区'],
  ['21', '辽宁省'],
  ['22', '吉林省'],
  ['23', '黑龙江省'],
  ['31', '上海市'],
  ['32', '江苏省'],
  ['33', '浙江省'],
  ['34', '安徽省'],
  ['35', '福建省'],
  ['36', '江西省'],
  ['37', '山东省'],
  ['41', '河南省'],
  ['42', '湖北省'],
  ['43', '湖南省'],
  ['44', '广东省'],
  ['45', '广西壮族自治区'],
  ['46', '海南省'],
  ['50', '重庆市'],
  ['51', '四川省'],
  ['52', '贵州省'],
  ['53', '云南省'],
  ['54', '西藏自治区'],
  ['61', '陕西省'],
  ['62', '甘肃省'],
  ['63', '青海省'],
  ['64', '宁夏回族自治区'],
  ['65', '新疆维吾尔自治区'],
  ['71', '台湾省'],
  ['81', '香港特别行政区'],
  ['82', '澳门特别行政区'],
]);

/** The province that a region code lies in; undefined for codes of a demonstration (9…) and for what is none. */
export const provinceOf = (code: string): string | undefined => provinces.get(code.slice(0, 2));

/**
 * Whether a text is a code of the division of the country: two (province), four (city), six (county), nine (town) or
 * twelve digits (village), beginning with a province. Codes that begin with 9 belong to demonstrations.
 */
export const regionValid = (code: string): boolean =>
  /^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(code) && (provinceOf(code) !== undefined || code.startsWith('9'));

/** The code without the zeros that fill it up to a village's length: `510521000000` is the county `510521`. */
export const shortRegion = (code: string): string => {
  if (code.length !== 12) return code;
  const length = [2, 4, 6, 9].find((end) => /^0+$/.test(code.slice(end)));
  return length === undefined ? code : code.slice(0, length);
};

/** The code filled up with zeros to a village's length, as forms store places of which only the county is known. */
export const longRegion = (code: string): string => code.padEnd(12, '0');
