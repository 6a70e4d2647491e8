/** The words of ways that are drawn as connectors. */
export const connectorWords = {
  connector: {
    draw: '画成连接符',
    legend: '转到那一步',
    to: (number: string, name: string) => `转 ${number} ${name}`,
    from: (number: string, name: string) => `自 ${number} ${name}`,
    untangled: (count: number) =>
      count === 0 ? '没有交叉的连线' : `${count} 条连线画成了连接符，没有交叉了`,
  },
};
