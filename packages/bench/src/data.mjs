// Case data of an application, about 0.6 KB, and what a person fills in when completing a task.
export const caseData = (i) => ({
  applicant: { name: `张三${i}`, idNo: `32030019700101${1000 + (i % 9000)}`, phone: '13800000000' },
  address: { town: '某镇', village: `某村${i % 40}`, line: `三组${i % 99}号` },
  members: [
    { name: '李四', relation: '配偶', age: 61, income: 380 },
    { name: '张小', relation: '子女', age: 22, income: 0, student: true },
    { name: '张老', relation: '父母', age: 84, income: 210, disabled: 2 },
  ],
  income: 300 + (i % 300),
  limit: 700,
  assets: 12000,
  cars: 0,
  houses: 1,
  reason: '因病致贫',
});
export const taskResult = (task) => ({ by: 'u17', opinion: '同意', at: '2026-01-01T00:00:00Z', task });
